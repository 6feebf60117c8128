import type { EventOf } from '@plinth/runtime/domain';
import type { CustomerId } from '../../../customer-management/contract.js';
import type { ProductId } from '../product.js';
import type { OfferId } from '../types.js';
import type { Money } from '../values/money.js';

export interface OfferMade {
  readonly offerId: OfferId;
  readonly client: CustomerId;
  readonly products: readonly ProductId[];
  readonly price: Money;
}

/** What can happen to an offer. */
export interface OfferEvents {
  readonly OfferMade: OfferMade;
}

export type OfferEvent = EventOf<OfferEvents>;
