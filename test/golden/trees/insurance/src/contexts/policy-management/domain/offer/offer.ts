import { AggregateRoot } from '@plinth/runtime/domain';
import type { OfferId } from '../types.js';
import type { OfferEvents } from './events.js';
import type { MakeOfferInput } from './inputs.js';
import { applyOffer, type OfferState } from './state.js';

export class Offer extends AggregateRoot<OfferId, OfferState, OfferEvents> {
  protected override readonly apply = applyOffer;

  makeOffer(input: MakeOfferInput): void {
    this.requireNew();
    this.raise('OfferMade', {
      offerId: this.id,
      client: input.client,
      products: input.products,
      price: input.price,
    });
  }
}
