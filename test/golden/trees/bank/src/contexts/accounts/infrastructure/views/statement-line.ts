import { view } from '@plinth/runtime/eventsourcing';
import type { StatementLine } from '../../application/views/statement-line.js';
import type { AccountEvents } from '../../domain/account/events.js';
import { statementLineTable } from '../statement-line-table.js';

export const statementLineView = view<
  StatementLine,
  { 'accounts.account': AccountEvents },
  'entryId',
  'accountId' | 'kind' | 'amount' | 'at'
>({
  name: 'accounts.statement-line',
  table: statementLineTable,
  blank: (key) => key,
  on: {
    'accounts.account': {
      MoneyDeposited: {
        key: (_data, meta) => ({ entryId: meta.id }),
        set: ({ accountId, amount }, row, meta) => ({
          ...row,
          accountId,
          amount,
          kind: 'deposit',
          at: meta.at,
        }),
      },
      MoneyWithdrawn: {
        key: (_data, meta) => ({ entryId: meta.id }),
        set: ({ accountId, amount }, row, meta) => ({
          ...row,
          accountId,
          amount,
          kind: 'withdrawal',
          at: meta.at,
        }),
      },
    },
  },
});
