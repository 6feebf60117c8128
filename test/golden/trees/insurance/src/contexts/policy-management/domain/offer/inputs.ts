import type { CustomerId } from '../../../customer-management/contract.js';
import type { ProductId } from '../product.js';
import type { Money } from '../values/money.js';

export interface MakeOfferInput {
  readonly client: CustomerId;
  readonly products: readonly ProductId[];
  readonly price: Money;
}
