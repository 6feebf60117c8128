import type { Decimal } from '@plinth/runtime/domain';

export interface AccountSummary {
  readonly accountId: string;
  readonly owner: string;
  readonly balance: Decimal;
  readonly movements: number;
  readonly open: boolean;
}
