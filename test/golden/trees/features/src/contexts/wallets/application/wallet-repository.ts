import type { AggregateRepository } from '@plinth/runtime/eventsourcing';
import type { WalletId } from '../domain/types.js';
import type { Wallet } from '../domain/wallet/wallet.js';

export type WalletRepository = AggregateRepository<Wallet, WalletId>;
