import type { Apply } from '@plinth/runtime/domain';
import type { LocationId } from '../../../locations/contract.js';
import type { VoyageId } from '../../../voyage-planning/contract.js';
import type { HandlingType } from '../enums/handling-type.js';
import type { CargoId, HandlingEventId } from '../types.js';
import type { HandlingEventEvents } from './events.js';

export interface HandlingEventState {
  readonly id: HandlingEventId;
  readonly cargo: CargoId;
  readonly type: HandlingType;
  readonly location: LocationId;
  readonly voyage: VoyageId | null;
  readonly completedAt: string;
  readonly registeredAt: string;
}

/** What each event makes of a handling event. */
export const applyHandlingEvent: Apply<HandlingEventState, HandlingEventEvents> = {
  HandlingRegistered: (data, _state, meta) => ({
    id: data.handlingEventId,
    cargo: data.cargo,
    type: data.type,
    location: data.location,
    voyage: data.voyage,
    completedAt: data.completedAt,
    registeredAt: meta.at,
  }),
};
