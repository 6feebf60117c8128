import type { LocationId } from '../../../locations/contract.js';
import type { VoyageId } from '../../../voyage-planning/contract.js';
import type { HandlingType } from '../enums/handling-type.js';
import type { CargoId } from '../types.js';

export interface RegisterInput {
  readonly cargo: CargoId;
  readonly type: HandlingType;
  readonly location: LocationId;
  readonly voyage: VoyageId | null;
  readonly completedAt: string;
}
