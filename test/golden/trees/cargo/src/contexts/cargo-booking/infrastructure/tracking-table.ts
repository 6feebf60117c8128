import type { ViewTable } from '@plinth/runtime/eventsourcing';
import type { Tracking } from '../application/views/tracking.js';
import type { TransportStatus } from '../domain/enums/transport-status.js';
import { Handling, type HandlingJson } from '../domain/values/handling.js';

export interface TrackingTable {
  readonly cargo_id: string;
  readonly destination: string | null;
  readonly transport_status: TransportStatus | null;
  readonly eta: string | null;
  readonly misdirected: number;
  readonly history: string;
}

export function trackingToRow(tracking: Tracking): TrackingTable {
  return {
    cargo_id: tracking.cargoId,
    destination: tracking.destination,
    transport_status: tracking.transportStatus,
    eta: tracking.eta,
    misdirected: Number(tracking.misdirected),
    history: JSON.stringify(tracking.history),
  };
}

export function trackingFromRow(row: TrackingTable): Tracking {
  return {
    cargoId: row.cargo_id,
    destination: row.destination,
    transportStatus: row.transport_status,
    eta: row.eta,
    misdirected: row.misdirected === 1,
    history: JSON.parse(row.history).map((item: HandlingJson) => Handling.fromJSON(item)),
  };
}

/** How the rows are kept. */
export const trackingTable: ViewTable<Tracking, Pick<Tracking, 'cargoId'>> = {
  name: 'cargo_booking_tracking',
  key: ['cargo_id'],
  keyToRow: (key) => ({ cargo_id: key.cargoId }),
  toRow: trackingToRow,
  fromRow: trackingFromRow,
};
