import { codec } from '@plinth/runtime/eventsourcing';
import { Address } from '../../../shared/values/address.js';
import type { ShipmentEvents } from '../domain/shipment/events.js';

/** How the events of a shipment are written down. */
export const shipmentEvents = codec<ShipmentEvents>({
  category: 'shipping.shipment',
  events: {
    ShipmentRequested: {
      version: 1,
      read: (json) => ({ ...json, shipTo: Address.fromJSON(json.shipTo) }),
    },
    ShipmentDispatched: { version: 1 },
    ShipmentCancelled: { version: 1 },
  },
});
