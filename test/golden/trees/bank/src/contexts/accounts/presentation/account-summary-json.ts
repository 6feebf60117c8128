import type { AccountSummary } from '../application/views/account-summary.js';

export interface AccountSummaryJson {
  readonly accountId: string;
  readonly owner: string;
  readonly balance: string | number;
  readonly movements: number;
  readonly open: boolean;
}

export function accountSummaryToJson(accountSummary: AccountSummary): AccountSummaryJson {
  return {
    accountId: accountSummary.accountId,
    owner: accountSummary.owner,
    balance: accountSummary.balance.toFixed(4),
    movements: accountSummary.movements,
    open: accountSummary.open,
  };
}
