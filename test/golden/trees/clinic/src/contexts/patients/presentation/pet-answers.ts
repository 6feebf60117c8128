import type { SpeciesRepository } from '../application/species-repository.js';
import type { Pet } from '../domain/pet.js';
import { type PetEmbedded, type PetJson, petToJson } from './pet-json.js';

/** Makes the answers for pets. */
export class PetAnswers {
  readonly #allSpecies: SpeciesRepository;

  constructor(allSpecies: SpeciesRepository) {
    this.#allSpecies = allSpecies;
  }

  async one(pet: Pet): Promise<PetJson> {
    const embedded = await this.#embedded([pet]);
    return petToJson(pet, embedded(pet));
  }

  /** The rows inside the answers are fetched together. */
  async many(pets: readonly Pet[]): Promise<readonly PetJson[]> {
    const embedded = await this.#embedded(pets);
    return pets.map((pet) => petToJson(pet, embedded(pet)));
  }

  async #embedded(pets: readonly Pet[]): Promise<(pet: Pet) => PetEmbedded> {
    const speciesRows = await this.#allSpecies.findMany(pets.map((pet) => pet.species));
    const speciesBy = new Map(speciesRows.map((row) => [row.id, row]));
    return (pet) => ({
      species: speciesBy.get(pet.species) ?? null,
    });
  }
}
