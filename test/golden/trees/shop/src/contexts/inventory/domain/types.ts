import type { Sku } from '../../../shared/types.js';

export type StockId = Sku;
