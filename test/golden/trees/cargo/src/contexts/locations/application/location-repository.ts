import type { Page, PageRequest, Versioned } from '@plinth/runtime/repositories';
import type { Location, LocationId } from '../domain/location.js';

export interface LocationRepository {
  find(id: LocationId): Promise<Versioned<Location> | null>;
  /** Those of the ids that exist. */
  existing(ids: readonly LocationId[]): Promise<ReadonlySet<LocationId>>;
  list(query: PageRequest): Promise<Page<Location>>;
  insert(locationRow: Location): Promise<Versioned<Location>>;
}
