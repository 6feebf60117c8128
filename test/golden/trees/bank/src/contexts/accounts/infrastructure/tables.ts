import type { AccountSummaryTable } from './account-summary-table.js';
import type { StatementLineTable } from './statement-line-table.js';

export interface AccountsTables {
  readonly accounts_account_summary: AccountSummaryTable;
  readonly accounts_statement_line: StatementLineTable;
}
