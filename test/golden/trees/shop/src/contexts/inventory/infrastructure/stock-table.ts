import type { StockState } from '../domain/stock/state.js';

export interface StockTable {
  readonly id: string;
  readonly on_hand: number;
  readonly reservations: string;
  readonly _version: number;
}

export function stockToRow(stock: StockState): Omit<StockTable, '_version'> {
  return {
    id: stock.id,
    on_hand: stock.onHand,
    reservations: JSON.stringify(stock.reservations),
  };
}

export function stockFromRow(row: StockTable): StockState {
  return {
    id: row.id,
    onHand: row.on_hand,
    reservations: JSON.parse(row.reservations),
  };
}
