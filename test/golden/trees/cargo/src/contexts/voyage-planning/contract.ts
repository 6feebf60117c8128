import type { VoyageId } from './domain/voyage.js';

export { checkVoyageNumber, type VoyageNumber } from './domain/types.js';
export type { VoyageId } from './domain/voyage.js';

/** What other contexts may ask of VoyagePlanning. */
export interface VoyagePlanningClient {
  readonly voyages: VoyageLookup;
}

export interface VoyageLookup {
  /** Those of the ids that exist. */
  existing(ids: readonly VoyageId[]): Promise<ReadonlySet<VoyageId>>;
}
