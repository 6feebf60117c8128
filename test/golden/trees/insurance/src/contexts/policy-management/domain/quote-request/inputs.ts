import type { CustomerId } from '../../../customer-management/contract.js';
import type { Money } from '../values/money.js';

export interface SubmitInput {
  readonly client: CustomerId;
}

export interface QuoteInput {
  readonly premium: Money;
  readonly validUntil: string;
}

export interface AnswerInput {
  readonly accept: boolean;
}
