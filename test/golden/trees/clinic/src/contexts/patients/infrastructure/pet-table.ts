import type { Generated, Selectable } from 'kysely';
import type { Pet, UnsavedPet } from '../domain/pet.js';

export interface PetTable {
  readonly id: Generated<number>;
  readonly name: string;
  readonly born: string;
  readonly owner: number;
  readonly species: number;
  readonly _version: number;
}

export type PetRow = Selectable<PetTable>;

export function petToRow(pet: UnsavedPet): Omit<PetRow, 'id' | '_version'> {
  return {
    name: pet.name,
    born: pet.born,
    owner: pet.owner,
    species: pet.species,
  };
}

export function petFromRow(row: PetRow): Pet {
  return {
    id: row.id,
    name: row.name,
    born: row.born,
    owner: row.owner,
    species: row.species,
  };
}
