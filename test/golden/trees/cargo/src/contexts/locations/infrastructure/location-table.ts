import type { Location } from '../domain/location.js';

export interface LocationTable {
  readonly id: string;
  readonly name: string;
  readonly _version: number;
}

export function locationToRow(locationRow: Location): Omit<LocationTable, '_version'> {
  return {
    id: locationRow.id,
    name: locationRow.name,
  };
}

export function locationFromRow(row: LocationTable): Location {
  return {
    id: row.id,
    name: row.name,
  };
}
