import type { Decimal } from '@plinth/runtime/domain';
import type { Page, PageRequest } from '@plinth/runtime/repositories';
import type { AccountSummary } from '../views/account-summary.js';

export interface RichAccountsInput extends PageRequest {
  readonly min?: Decimal | undefined;
}

export interface RichAccountsQuery {
  ask(input: RichAccountsInput): Promise<Page<AccountSummary>>;
}
