import type { Tracking } from '../application/views/tracking.js';
import type { TransportStatus } from '../domain/enums/transport-status.js';
import type { TrackingId } from '../domain/types.js';
import type { HandlingJson } from '../domain/values/handling.js';

export interface TrackingJson {
  readonly cargoId: TrackingId;
  readonly destination: string | null;
  readonly transportStatus: TransportStatus | null;
  readonly eta: string | null;
  readonly misdirected: boolean;
  readonly history: readonly HandlingJson[];
}

export function trackingToJson(tracking: Tracking): TrackingJson {
  return {
    cargoId: tracking.cargoId,
    destination: tracking.destination,
    transportStatus: tracking.transportStatus,
    eta: tracking.eta,
    misdirected: tracking.misdirected,
    history: tracking.history.map((item) => item.toJSON()),
  };
}
