import { codec } from '@plinth/runtime/eventsourcing';
import type { StockEvents } from '../domain/stock/events.js';

/** How the events of a stock are written down. */
export const stockEvents = codec<StockEvents>({
  category: 'inventory.stock',
  events: {
    StockReceived: { version: 1 },
    StockReserved: { version: 1 },
    StockReleased: { version: 1 },
  },
});
