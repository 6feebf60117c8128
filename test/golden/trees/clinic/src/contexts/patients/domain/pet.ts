import { type Changes, type Clock, ValidationError } from '@plinth/runtime/domain';
import type { OwnerId } from './owner.js';
import type { SpeciesId } from './species.js';

export type PetId = number;

export interface Pet {
  readonly id: PetId;
  readonly name: string;
  readonly born: string;
  readonly owner: OwnerId;
  readonly species: SpeciesId;
}

/** What the database has not counted yet. */
export type UnsavedPet = Omit<Pet, 'id'>;

/** What a caller gives to create a pet, or to replace one. */
export interface NewPet {
  readonly name: string;
  readonly born: string;
  readonly owner: OwnerId;
  readonly species: SpeciesId;
}

/** What changes of a pet; what is left out stays as it is. */
export type PetChanges = Changes<NewPet>;

export function createPet(input: NewPet, clock: Clock): UnsavedPet {
  const pet: UnsavedPet = {
    name: input.name,
    born: input.born,
    owner: input.owner,
    species: input.species,
  };
  checkPet(pet, clock);
  return pet;
}

export function replacePet(pet: Pet, input: NewPet, clock: Clock): Pet {
  const replaced: Pet = {
    id: pet.id,
    name: input.name,
    born: input.born,
    owner: input.owner,
    species: input.species,
  };
  checkPet(replaced, clock);
  return replaced;
}

export function changePet(pet: Pet, changes: PetChanges, clock: Clock): Pet {
  const changed: Pet = {
    id: pet.id,
    name: changes.name ?? pet.name,
    born: changes.born ?? pet.born,
    owner: changes.owner ?? pet.owner,
    species: changes.species ?? pet.species,
  };
  checkPet(changed, clock);
  return changed;
}

function checkPet(pet: UnsavedPet, clock: Clock): void {
  if (!(pet.born <= clock.today())) {
    throw new ValidationError({ born: ['does not satisfy born <= today'] });
  }
}
