import type { Decimal, EventOf } from '@plinth/runtime/domain';
import type { AccountId } from '../types.js';

export interface AccountCreated {
  readonly accountId: AccountId;
  readonly owner: string;
}

export interface MoneyDeposited {
  readonly accountId: AccountId;
  readonly amount: Decimal;
  readonly reference: string;
}

export interface MoneyWithdrawn {
  readonly accountId: AccountId;
  readonly amount: Decimal;
  readonly reference: string;
}

export interface AccountClosed {
  readonly accountId: AccountId;
}

/** What can happen to an account. */
export interface AccountEvents {
  readonly AccountCreated: AccountCreated;
  readonly MoneyDeposited: MoneyDeposited;
  readonly MoneyWithdrawn: MoneyWithdrawn;
  readonly AccountClosed: AccountClosed;
}

export type AccountEvent = EventOf<AccountEvents>;
