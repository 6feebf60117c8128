import type { HandlingEventState } from '../../domain/handling-event/state.js';
import type { TrackingId } from '../../domain/types.js';

export interface HandlingHistoryInput {
  readonly cargo: TrackingId;
}

export interface HandlingHistoryQuery {
  ask(input: HandlingHistoryInput): Promise<readonly HandlingEventState[]>;
}
