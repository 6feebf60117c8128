import { type StockState, stockAvailable } from '../domain/stock/state.js';
import type { StockId } from '../domain/types.js';

export interface StockJson {
  readonly id: StockId;
  readonly onHand: number;
  readonly reservations: Readonly<Record<string, number>>;
  readonly available: number;
}

export function stockToJson(stock: StockState): StockJson {
  return {
    id: stock.id,
    onHand: stock.onHand,
    reservations: stock.reservations,
    available: stockAvailable(stock),
  };
}
