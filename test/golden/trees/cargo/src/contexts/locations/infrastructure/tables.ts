import type { LocationTable } from './location-table.js';

export interface LocationsTables {
  readonly locations_location: LocationTable;
}
