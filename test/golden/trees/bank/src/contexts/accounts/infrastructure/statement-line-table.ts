import { Decimal } from '@plinth/runtime/domain';
import type { ViewTable } from '@plinth/runtime/eventsourcing';
import type { StatementLine } from '../application/views/statement-line.js';

export interface StatementLineTable {
  readonly entry_id: string;
  readonly account_id: string;
  readonly kind: string;
  readonly amount: string;
  readonly at: string;
}

export function statementLineToRow(statementLine: StatementLine): StatementLineTable {
  return {
    entry_id: statementLine.entryId,
    account_id: statementLine.accountId,
    kind: statementLine.kind,
    amount: statementLine.amount.toFixed(4),
    at: statementLine.at,
  };
}

export function statementLineFromRow(row: StatementLineTable): StatementLine {
  return {
    entryId: row.entry_id,
    accountId: row.account_id,
    kind: row.kind,
    amount: Decimal.of(row.amount),
    at: row.at,
  };
}

/** How the rows are kept. */
export const statementLineTable: ViewTable<StatementLine, Pick<StatementLine, 'entryId'>> = {
  name: 'accounts_statement_line',
  key: ['entry_id'],
  keyToRow: (key) => ({ entry_id: key.entryId }),
  toRow: statementLineToRow,
  fromRow: statementLineFromRow,
};
