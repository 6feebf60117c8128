import { Decimal } from '@plinth/runtime/domain';
import type { ViewTable } from '@plinth/runtime/eventsourcing';
import type { AccountSummary } from '../application/views/account-summary.js';

export interface AccountSummaryTable {
  readonly account_id: string;
  readonly owner: string;
  readonly balance: string;
  readonly movements: number;
  readonly open: number;
}

export function accountSummaryToRow(accountSummary: AccountSummary): AccountSummaryTable {
  return {
    account_id: accountSummary.accountId,
    owner: accountSummary.owner,
    balance: accountSummary.balance.toFixed(4),
    movements: accountSummary.movements,
    open: Number(accountSummary.open),
  };
}

export function accountSummaryFromRow(row: AccountSummaryTable): AccountSummary {
  return {
    accountId: row.account_id,
    owner: row.owner,
    balance: Decimal.of(row.balance),
    movements: row.movements,
    open: row.open === 1,
  };
}

/** How the rows are kept. */
export const accountSummaryTable: ViewTable<AccountSummary, Pick<AccountSummary, 'accountId'>> = {
  name: 'accounts_account_summary',
  key: ['account_id'],
  keyToRow: (key) => ({ account_id: key.accountId }),
  toRow: accountSummaryToRow,
  fromRow: accountSummaryFromRow,
};
