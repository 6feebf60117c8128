import type { AggregateRepository } from '@plinth/runtime/eventsourcing';
import type { Transfer } from '../domain/transfer/transfer.js';
import type { TransferId } from '../domain/types.js';

export type TransferRepository = AggregateRepository<Transfer, TransferId>;
