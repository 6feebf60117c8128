import type { HandlingType } from '../domain/enums/handling-type.js';
import type { HandlingEventState } from '../domain/handling-event/state.js';

export interface HandlingEventTable {
  readonly id: string;
  readonly cargo: string;
  readonly type: HandlingType;
  readonly location: string;
  readonly voyage: string | null;
  readonly completed_at: string;
  readonly registered_at: string;
  readonly _version: number;
}

export function handlingEventToRow(
  handlingEvent: HandlingEventState,
): Omit<HandlingEventTable, '_version'> {
  return {
    id: handlingEvent.id,
    cargo: handlingEvent.cargo,
    type: handlingEvent.type,
    location: handlingEvent.location,
    voyage: handlingEvent.voyage,
    completed_at: handlingEvent.completedAt,
    registered_at: handlingEvent.registeredAt,
  };
}

export function handlingEventFromRow(row: HandlingEventTable): HandlingEventState {
  return {
    id: row.id,
    cargo: row.cargo,
    type: row.type,
    location: row.location,
    voyage: row.voyage,
    completedAt: row.completed_at,
    registeredAt: row.registered_at,
  };
}
