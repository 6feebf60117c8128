import type { Page, PageRequest, Versioned } from '@plinth/runtime/repositories';
import type { OwnerId } from '../domain/owner.js';
import type { Pet, PetId, UnsavedPet } from '../domain/pet.js';

export interface PetRepository {
  find(id: PetId): Promise<Versioned<Pet> | null>;
  list(query: PageRequest): Promise<Page<Pet>>;
  /** Every row whose `owner` is one of these, oldest first. */
  findByOwner(ids: readonly OwnerId[]): Promise<readonly Pet[]>;
  insert(pet: UnsavedPet): Promise<Versioned<Pet>>;
  /** Fails with a conflict when the stored version is another one by now. */
  update(pet: Pet, version: number): Promise<Versioned<Pet>>;
  delete(id: PetId, version: number): Promise<void>;
}
