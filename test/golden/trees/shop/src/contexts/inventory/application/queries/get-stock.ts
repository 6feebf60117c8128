import { allow } from '@plinth/runtime/auth';
import type { Versioned } from '@plinth/runtime/repositories';
import type { Sku } from '../../../../shared/types.js';
import type { StockState } from '../../domain/stock/state.js';

export interface GetStockInput {
  readonly sku: Sku;
}

export const getStockAccess = allow('anyone');

export interface GetStockQuery {
  /** Null where there is none. */
  ask(input: GetStockInput): Promise<Versioned<StockState> | null>;
}
