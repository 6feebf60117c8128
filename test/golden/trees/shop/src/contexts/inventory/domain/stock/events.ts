import type { EventOf } from '@plinth/runtime/domain';
import type { StockId } from '../types.js';

export interface StockReceived {
  readonly stockId: StockId;
  readonly quantity: number;
}

export interface StockReserved {
  readonly stockId: StockId;
  readonly orderId: string;
  readonly quantity: number;
}

export interface StockReleased {
  readonly stockId: StockId;
  readonly orderId: string;
}

/** What can happen to a stock. */
export interface StockEvents {
  readonly StockReceived: StockReceived;
  readonly StockReserved: StockReserved;
  readonly StockReleased: StockReleased;
}

export type StockEvent = EventOf<StockEvents>;
