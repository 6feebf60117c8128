import type { VoyageNumber } from './types.js';
import type { CarrierMovement } from './values/carrier-movement.js';

export type VoyageId = VoyageNumber;

export interface Voyage {
  readonly id: VoyageId;
  readonly schedule: readonly CarrierMovement[];
}

/** What a caller gives to create a voyage. */
export interface NewVoyage {
  readonly id: VoyageId;
  readonly schedule: readonly CarrierMovement[];
}

export function createVoyage(input: NewVoyage): Voyage {
  return {
    id: input.id,
    schedule: input.schedule,
  };
}
