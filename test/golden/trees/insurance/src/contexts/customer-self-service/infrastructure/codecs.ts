import { addressChangeEvents } from './address-change-events.js';

/** How the events of this context are written down. */
export const customerSelfServiceCodecs = [addressChangeEvents];
