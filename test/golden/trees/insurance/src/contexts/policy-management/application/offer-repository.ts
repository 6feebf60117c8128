import type { AggregateRepository } from '@plinth/runtime/eventsourcing';
import type { Offer } from '../domain/offer/offer.js';
import type { OfferId } from '../domain/types.js';

export interface OfferRepository extends AggregateRepository<Offer, OfferId> {
  /** The id of the next one. */
  nextId(): Promise<OfferId>;
}
