import { orderEvents } from './order-events.js';

/** How the events of this context are written down. */
export const orderingCodecs = [orderEvents];
