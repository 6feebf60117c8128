import type { Species } from '../domain/species.js';

export interface SpeciesTable {
  readonly id: number;
  readonly name: string;
  readonly _version: number;
}

export function speciesToRow(species: Species): Omit<SpeciesTable, '_version'> {
  return {
    id: species.id,
    name: species.name,
  };
}

export function speciesFromRow(row: SpeciesTable): Species {
  return {
    id: row.id,
    name: row.name,
  };
}
