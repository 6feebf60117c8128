import type { AggregateRepository } from '@plinth/runtime/eventsourcing';
import type { Stock } from '../domain/stock/stock.js';
import type { StockId } from '../domain/types.js';

export type StockRepository = AggregateRepository<Stock, StockId>;
