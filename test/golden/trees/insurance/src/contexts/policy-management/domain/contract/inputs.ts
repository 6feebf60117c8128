import type { CustomerId } from '../../../customer-management/contract.js';
import type { ProductId } from '../product.js';
import type { Money } from '../values/money.js';

export interface SignInput {
  readonly client: CustomerId;
  readonly products: readonly ProductId[];
}

export interface IssuePolicyInput {
  readonly policyNr: number;
  readonly price: Money;
}
