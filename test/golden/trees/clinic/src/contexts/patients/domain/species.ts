import type { Changes } from '@plinth/runtime/domain';

export type SpeciesId = number;

export interface Species {
  readonly id: SpeciesId;
  readonly name: string;
}

/** What a caller gives to create a species. */
export interface NewSpecies {
  readonly id: SpeciesId;
  readonly name: string;
}

/** What a caller gives to replace a species. */
export type SpeciesReplacement = Omit<NewSpecies, 'id'>;

/** What changes of a species; what is left out stays as it is. */
export type SpeciesChanges = Changes<SpeciesReplacement>;

export function createSpecies(input: NewSpecies): Species {
  return {
    id: input.id,
    name: input.name,
  };
}

export function replaceSpecies(species: Species, input: SpeciesReplacement): Species {
  return {
    id: species.id,
    name: input.name,
  };
}

export function changeSpecies(species: Species, changes: SpeciesChanges): Species {
  return {
    id: species.id,
    name: changes.name ?? species.name,
  };
}
