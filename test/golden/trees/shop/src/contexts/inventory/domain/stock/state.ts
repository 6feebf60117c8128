import { type Apply, omit, sum, values } from '@plinth/runtime/domain';
import type { StockId } from '../types.js';
import type { StockEvents } from './events.js';

export interface StockState {
  readonly id: StockId;
  readonly onHand: number;
  readonly reservations: Readonly<Record<string, number>>;
}

/** What each event makes of a stock. */
export const applyStock: Apply<StockState, StockEvents> = {
  StockReceived: ({ quantity }, state) => ({ ...state, onHand: state.onHand + quantity }),
  StockReserved: ({ orderId, quantity }, state) => ({
    ...state,
    reservations: { ...state.reservations, [orderId]: quantity },
  }),
  StockReleased: ({ orderId }, state) => ({
    ...state,
    reservations: omit(state.reservations, orderId),
  }),
};

export function stockAvailable(stock: StockState): number {
  return stock.onHand - sum(values(stock.reservations));
}
