import type { UnLocode } from './types.js';

export type LocationId = UnLocode;

export interface Location {
  readonly id: LocationId;
  readonly name: string;
}

/** What a caller gives to create a location. */
export interface NewLocation {
  readonly id: LocationId;
  readonly name: string;
}

export function createLocation(input: NewLocation): Location {
  return {
    id: input.id,
    name: input.name,
  };
}
