import { cargoEvents } from './cargo-events.js';
import { handlingEventEvents } from './handling-event-events.js';

/** How the events of this context are written down. */
export const cargoBookingCodecs = [cargoEvents, handlingEventEvents];
