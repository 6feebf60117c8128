import { type Apply, Decimal } from '@plinth/runtime/domain';
import { AccountStatus } from '../enums/account-status.js';
import type { AccountId } from '../types.js';
import type { AccountEvents } from './events.js';

export interface AccountState {
  readonly id: AccountId;
  readonly status: AccountStatus;
  readonly owner: string;
  readonly balance: Decimal;
}

/** What each event makes of an account. */
export const applyAccount: Apply<AccountState, AccountEvents> = {
  AccountCreated: ({ accountId, owner }) => ({
    id: accountId,
    status: AccountStatus.Open,
    owner,
    balance: Decimal.of('0'),
  }),
  MoneyDeposited: ({ amount }, state) => ({ ...state, balance: state.balance.plus(amount) }),
  MoneyWithdrawn: ({ amount }, state) => ({ ...state, balance: state.balance.minus(amount) }),
  AccountClosed: (_data, state) => ({ ...state, status: AccountStatus.Closed }),
};
