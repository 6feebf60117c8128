import type { AggregateRepository } from '@plinth/runtime/eventsourcing';
import type { Account } from '../domain/account/account.js';
import type { AccountId } from '../domain/types.js';

export type AccountRepository = AggregateRepository<Account, AccountId>;
