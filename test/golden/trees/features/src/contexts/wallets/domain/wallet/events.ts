import type { Decimal, EventOf } from '@plinth/runtime/domain';
import type { WalletId } from '../types.js';
import type { Method } from '../unions/method.js';

export interface Added {
  readonly walletId: WalletId;
  readonly amount: Decimal;
}

export interface Taken {
  readonly walletId: WalletId;
  readonly amount: Decimal;
}

export interface Picked {
  readonly walletId: WalletId;
  readonly method: Method;
}

export interface Dropped {
  readonly walletId: WalletId;
}

/** What can happen to a wallet. */
export interface WalletEvents {
  readonly Added: Added;
  readonly Taken: Taken;
  readonly Picked: Picked;
  readonly Dropped: Dropped;
}

export type WalletEvent = EventOf<WalletEvents>;
