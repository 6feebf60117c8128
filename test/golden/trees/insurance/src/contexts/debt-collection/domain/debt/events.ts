import type { EventOf } from '@plinth/runtime/domain';
import type { Money } from '../../../policy-management/contract.js';
import type { DebtId } from '../types.js';

export interface DebtRaised {
  readonly debtId: DebtId;
  readonly policyNr: number;
  readonly price: Money;
  readonly paymentDeadline: string;
}

export interface DebtDunned {
  readonly debtId: DebtId;
  readonly dunningNr: number;
  readonly paymentDeadline: string;
}

export interface DebtPaid {
  readonly debtId: DebtId;
}

/** What can happen to a debt. */
export interface DebtEvents {
  readonly DebtRaised: DebtRaised;
  readonly DebtDunned: DebtDunned;
  readonly DebtPaid: DebtPaid;
}

export type DebtEvent = EventOf<DebtEvents>;
