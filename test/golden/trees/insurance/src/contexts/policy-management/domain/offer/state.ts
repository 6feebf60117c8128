import type { Apply } from '@plinth/runtime/domain';
import type { CustomerId } from '../../../customer-management/contract.js';
import type { ProductId } from '../product.js';
import type { OfferId } from '../types.js';
import type { Money } from '../values/money.js';
import type { OfferEvents } from './events.js';

export interface OfferState {
  readonly id: OfferId;
  readonly client: CustomerId;
  readonly products: readonly ProductId[];
  readonly price: Money;
}

/** What each event makes of an offer. */
export const applyOffer: Apply<OfferState, OfferEvents> = {
  OfferMade: ({ offerId, client, products, price }) => ({ id: offerId, client, products, price }),
};
