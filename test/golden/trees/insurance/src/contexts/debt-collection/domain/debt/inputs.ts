import type { Money } from '../../../policy-management/contract.js';

export interface RaiseInput {
  readonly policyNr: number;
  readonly price: Money;
  readonly paymentDeadline: string;
}

export interface DunInput {
  readonly dunningNr: number;
  readonly paymentDeadline: string;
}
