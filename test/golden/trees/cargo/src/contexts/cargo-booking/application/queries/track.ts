import type { TrackingId } from '../../domain/types.js';
import type { Tracking } from '../views/tracking.js';

export interface TrackInput {
  readonly trackingId: TrackingId;
}

export interface TrackQuery {
  /** Null where there is none. */
  ask(input: TrackInput): Promise<Tracking | null>;
}
