import { stockEvents } from './stock-events.js';

/** How the events of this context are written down. */
export const inventoryCodecs = [stockEvents];
