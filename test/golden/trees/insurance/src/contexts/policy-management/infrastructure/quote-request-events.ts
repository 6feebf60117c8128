import { codec } from '@plinth/runtime/eventsourcing';
import type { QuoteRequestEvents } from '../domain/quote-request/events.js';
import { Money } from '../domain/values/money.js';

/** How the events of a quote request are written down. */
export const quoteRequestEvents = codec<QuoteRequestEvents>({
  category: 'policy-management.quote-request',
  events: {
    RequestSubmitted: { version: 1 },
    RequestRejected: { version: 1 },
    QuoteReceived: {
      version: 1,
      read: (json) => ({ ...json, premium: Money.fromJSON(json.premium) }),
    },
    QuoteAccepted: { version: 1 },
    QuoteRejected: { version: 1 },
    QuoteExpired: { version: 1 },
    PolicyCreated: { version: 1 },
  },
});
