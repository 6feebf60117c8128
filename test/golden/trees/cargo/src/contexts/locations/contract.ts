import type { LocationId } from './domain/location.js';

export type { LocationId } from './domain/location.js';
export { checkUnLocode, type UnLocode } from './domain/types.js';

/** What other contexts may ask of Locations. */
export interface LocationsClient {
  readonly locations: LocationLookup;
}

export interface LocationLookup {
  /** Those of the ids that exist. */
  existing(ids: readonly LocationId[]): Promise<ReadonlySet<LocationId>>;
}
