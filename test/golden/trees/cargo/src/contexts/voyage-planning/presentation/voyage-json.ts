import { withinEach } from '@plinth/runtime/domain';
import { CarrierMovement, type CarrierMovementJson } from '../domain/values/carrier-movement.js';
import type { NewVoyage, Voyage, VoyageId } from '../domain/voyage.js';

export interface VoyageJson {
  readonly id: VoyageId;
  readonly schedule: readonly CarrierMovementJson[];
}

export interface NewVoyageJson {
  readonly id: VoyageId;
  readonly schedule: readonly CarrierMovementJson[];
}

export function voyageToJson(voyage: Voyage): VoyageJson {
  return {
    id: voyage.id,
    schedule: voyage.schedule.map((item) => item.toJSON()),
  };
}

export function newVoyageFromJson(json: NewVoyageJson): NewVoyage {
  return {
    id: json.id,
    schedule: withinEach('schedule', json.schedule, (item) => CarrierMovement.fromJSON(item)),
  };
}
