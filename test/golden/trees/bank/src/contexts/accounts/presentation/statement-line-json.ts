import type { StatementLine } from '../application/views/statement-line.js';

export interface StatementLineJson {
  readonly entryId: string;
  readonly accountId: string;
  readonly kind: string;
  readonly amount: string | number;
  readonly at: string;
}

export function statementLineToJson(statementLine: StatementLine): StatementLineJson {
  return {
    entryId: statementLine.entryId,
    accountId: statementLine.accountId,
    kind: statementLine.kind,
    amount: statementLine.amount.toFixed(4),
    at: statementLine.at,
  };
}
