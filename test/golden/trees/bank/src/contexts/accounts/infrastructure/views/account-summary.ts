import { Decimal } from '@plinth/runtime/domain';
import { view } from '@plinth/runtime/eventsourcing';
import type { AccountSummary } from '../../application/views/account-summary.js';
import type { AccountEvents } from '../../domain/account/events.js';
import { accountSummaryTable } from '../account-summary-table.js';

export const accountSummaryView = view<
  AccountSummary,
  { 'accounts.account': AccountEvents },
  'accountId',
  'owner'
>({
  name: 'accounts.account-summary',
  sync: true,
  table: accountSummaryTable,
  blank: (key) => ({ ...key, balance: Decimal.of('0'), movements: 0, open: true }),
  on: {
    'accounts.account': {
      AccountCreated: {
        key: ({ accountId }) => ({ accountId }),
        set: ({ owner }, row) => ({ ...row, owner }),
      },
      MoneyDeposited: {
        key: ({ accountId }) => ({ accountId }),
        change: ({ amount }, row) => ({
          ...row,
          balance: row.balance.plus(amount),
          movements: row.movements + 1,
        }),
      },
      MoneyWithdrawn: {
        key: ({ accountId }) => ({ accountId }),
        change: ({ amount }, row) => ({
          ...row,
          balance: row.balance.minus(amount),
          movements: row.movements + 1,
        }),
      },
      AccountClosed: {
        key: ({ accountId }) => ({ accountId }),
        change: (_data, row) => ({ ...row, open: false }),
      },
    },
  },
});
