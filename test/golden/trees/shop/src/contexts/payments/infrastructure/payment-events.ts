import { codec } from '@plinth/runtime/eventsourcing';
import { Money } from '../../../shared/values/money.js';
import type { PaymentEvents } from '../domain/payment/events.js';

/** How the events of a payment are written down. */
export const paymentEvents = codec<PaymentEvents>({
  category: 'payments.payment',
  events: {
    PaymentCharged: {
      version: 1,
      read: (json) => ({ ...json, amount: Money.fromJSON(json.amount) }),
    },
    PaymentFailed: {
      version: 1,
      read: (json) => ({ ...json, amount: Money.fromJSON(json.amount) }),
    },
    PaymentRefunded: { version: 1 },
  },
});
