import { type Clock, NotFound } from '@plinth/runtime/domain';
import {
  type Page,
  type PageRequest,
  requireExisting,
  type Versioned,
} from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import {
  changePet,
  createPet,
  type NewPet,
  type Pet,
  type PetChanges,
  type PetId,
  replacePet,
  type UnsavedPet,
} from '../domain/pet.js';
import type { OwnerRepository } from './owner-repository.js';
import type { PetRepository } from './pet-repository.js';
import type { SpeciesRepository } from './species-repository.js';

export interface PetServicePorts {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly pets: PetRepository;
  readonly owners: OwnerRepository;
  readonly allSpecies: SpeciesRepository;
}

export class PetService {
  readonly #unitOfWork: UnitOfWork;
  readonly #clock: Clock;
  readonly #pets: PetRepository;
  readonly #owners: OwnerRepository;
  readonly #allSpecies: SpeciesRepository;

  constructor(ports: PetServicePorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#clock = ports.clock;
    this.#pets = ports.pets;
    this.#owners = ports.owners;
    this.#allSpecies = ports.allSpecies;
  }

  create(input: NewPet): Promise<Versioned<Pet>> {
    return this.#unitOfWork.run(async () => {
      const pet = createPet(input, this.#clock);
      await this.#checkReferences(pet);
      return this.#pets.insert(pet);
    });
  }

  get(id: PetId): Promise<Versioned<Pet>> {
    return this.#load(id);
  }

  list(query: PageRequest): Promise<Page<Pet>> {
    return this.#pets.list(query);
  }

  replace(id: PetId, input: NewPet, expected?: ExpectedVersion): Promise<Versioned<Pet>> {
    return this.#unitOfWork.run(async () => {
      const { value: pet, version } = await this.#load(id);
      requireVersion(version, expected);
      return this.#save(replacePet(pet, input, this.#clock), version);
    });
  }

  change(id: PetId, changes: PetChanges, expected?: ExpectedVersion): Promise<Versioned<Pet>> {
    return this.#unitOfWork.run(async () => {
      const { value: pet, version } = await this.#load(id);
      requireVersion(version, expected);
      return this.#save(changePet(pet, changes, this.#clock), version);
    });
  }

  delete(id: PetId, expected?: ExpectedVersion): Promise<void> {
    return this.#unitOfWork.run(async () => {
      const { version } = await this.#load(id);
      requireVersion(version, expected);
      await this.#pets.delete(id, version);
    });
  }

  async #load(id: PetId): Promise<Versioned<Pet>> {
    const found = await this.#pets.find(id);
    if (found === null) throw new NotFound('Pet', id);
    return found;
  }

  async #save(pet: Pet, version: number): Promise<Versioned<Pet>> {
    await this.#checkReferences(pet);
    return this.#pets.update(pet, version);
  }

  async #checkReferences(pet: UnsavedPet): Promise<void> {
    await requireExisting('Owner', pet.owner, this.#owners);
    await requireExisting('Species', pet.species, this.#allSpecies);
  }
}
