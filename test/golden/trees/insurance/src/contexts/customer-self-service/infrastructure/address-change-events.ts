import { codec } from '@plinth/runtime/eventsourcing';
import type { AddressChangeEvents } from '../domain/address-change/events.js';

/** How the events of an address change are written down. */
export const addressChangeEvents = codec<AddressChangeEvents>({
  category: 'customer-self-service.address-change',
  events: {
    AddressChangeRequested: { version: 1 },
  },
});
