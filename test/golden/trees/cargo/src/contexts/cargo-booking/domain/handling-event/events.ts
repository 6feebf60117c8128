import type { EventOf } from '@plinth/runtime/domain';
import type { LocationId } from '../../../locations/contract.js';
import type { VoyageId } from '../../../voyage-planning/contract.js';
import type { HandlingType } from '../enums/handling-type.js';
import type { CargoId, HandlingEventId } from '../types.js';

export interface HandlingRegistered {
  readonly handlingEventId: HandlingEventId;
  readonly cargo: CargoId;
  readonly type: HandlingType;
  readonly location: LocationId;
  readonly voyage: VoyageId | null;
  readonly completedAt: string;
}

/** What can happen to a handling event. */
export interface HandlingEventEvents {
  readonly HandlingRegistered: HandlingRegistered;
}

export type HandlingEventEvent = EventOf<HandlingEventEvents>;
