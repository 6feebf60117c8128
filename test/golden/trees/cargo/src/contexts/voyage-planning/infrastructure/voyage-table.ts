import { CarrierMovement, type CarrierMovementJson } from '../domain/values/carrier-movement.js';
import type { Voyage } from '../domain/voyage.js';

export interface VoyageTable {
  readonly id: string;
  readonly schedule: string;
  readonly _version: number;
}

export function voyageToRow(voyage: Voyage): Omit<VoyageTable, '_version'> {
  return {
    id: voyage.id,
    schedule: JSON.stringify(voyage.schedule),
  };
}

export function voyageFromRow(row: VoyageTable): Voyage {
  return {
    id: row.id,
    schedule: JSON.parse(row.schedule).map((item: CarrierMovementJson) =>
      CarrierMovement.fromJSON(item),
    ),
  };
}
