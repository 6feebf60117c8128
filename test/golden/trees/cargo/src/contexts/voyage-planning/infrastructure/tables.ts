import type { VoyageTable } from './voyage-table.js';

export interface VoyagePlanningTables {
  readonly voyage_planning_voyage: VoyageTable;
}
