import type { AccountSummary } from '../views/account-summary.js';

export interface GetAccountInput {
  readonly accountId: string;
}

export interface GetAccountQuery {
  /** Null where there is none. */
  ask(input: GetAccountInput): Promise<AccountSummary | null>;
}
