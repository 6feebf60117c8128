import { codec } from '@plinth/runtime/eventsourcing';
import type { CustomerEvents } from '../domain/customer/events.js';

/** How the events of a customer are written down. */
export const customerEvents = codec<CustomerEvents>({
  category: 'customer-management.customer',
  events: {
    CustomerRegistered: { version: 1 },
    AddressChanged: { version: 1 },
  },
});
