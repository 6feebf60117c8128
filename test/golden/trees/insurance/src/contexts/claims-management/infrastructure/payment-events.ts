import { codec } from '@plinth/runtime/eventsourcing';
import type { PaymentEvents } from '../domain/payment/events.js';

/** How the events of a payment are written down. */
export const paymentEvents = codec<PaymentEvents>({
  category: 'claims-management.payment',
  events: {
    PaymentScheduled: { version: 1 },
    PaymentPerformed: { version: 1 },
  },
});
