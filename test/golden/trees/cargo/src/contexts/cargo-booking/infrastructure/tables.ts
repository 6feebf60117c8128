import type { CargoTable } from './cargo-table.js';
import type { HandlingEventTable } from './handling-event-table.js';
import type { TrackingTable } from './tracking-table.js';

export interface CargoBookingTables {
  readonly cargo_booking_cargo: CargoTable;
  readonly cargo_booking_handling_event: HandlingEventTable;
  readonly cargo_booking_tracking: TrackingTable;
}
