import type { Decimal } from '@plinth/runtime/domain';

export interface StatementLine {
  readonly entryId: string;
  readonly accountId: string;
  readonly kind: string;
  readonly amount: Decimal;
  readonly at: string;
}
