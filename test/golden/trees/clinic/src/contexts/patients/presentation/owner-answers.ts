import { groupRows } from '@plinth/runtime/repositories';
import type { PetRepository } from '../application/pet-repository.js';
import type { Owner } from '../domain/owner.js';
import { type OwnerEmbedded, type OwnerJson, ownerToJson } from './owner-json.js';

/** Makes the answers for owners. */
export class OwnerAnswers {
  readonly #pets: PetRepository;

  constructor(pets: PetRepository) {
    this.#pets = pets;
  }

  async one(owner: Owner): Promise<OwnerJson> {
    const embedded = await this.#embedded([owner]);
    return ownerToJson(owner, embedded(owner));
  }

  /** The rows inside the answers are fetched together. */
  async many(owners: readonly Owner[]): Promise<readonly OwnerJson[]> {
    const embedded = await this.#embedded(owners);
    return owners.map((owner) => ownerToJson(owner, embedded(owner)));
  }

  async #embedded(owners: readonly Owner[]): Promise<(owner: Owner) => OwnerEmbedded> {
    const petsRows = await this.#pets.findByOwner(owners.map((owner) => owner.id));
    const petsOf = groupRows(petsRows, (row) => row.owner);
    return (owner) => ({
      pets: petsOf(owner.id),
    });
  }
}
