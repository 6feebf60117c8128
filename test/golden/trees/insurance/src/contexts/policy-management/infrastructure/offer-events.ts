import { codec } from '@plinth/runtime/eventsourcing';
import type { OfferEvents } from '../domain/offer/events.js';
import { Money } from '../domain/values/money.js';

/** How the events of an offer are written down. */
export const offerEvents = codec<OfferEvents>({
  category: 'policy-management.offer',
  events: {
    OfferMade: {
      version: 1,
      read: (json) => ({ ...json, price: Money.fromJSON(json.price) }),
    },
  },
});
