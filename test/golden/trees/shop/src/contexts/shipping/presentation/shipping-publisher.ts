import { EventPublisher, type EventPublisherPorts } from '@plinth/runtime/messaging';
import { shipmentDispatchedPublication } from './publications/shipment-dispatched.js';

/** Tells others what has happened in Shipping. */
export class ShippingPublisher extends EventPublisher {
  constructor(ports: EventPublisherPorts) {
    super(ports, {
      name: 'shipping:publisher',
      source: '/shop/shipping',
      publications: {
        'shipping.shipment': { ShipmentDispatched: shipmentDispatchedPublication },
      },
    });
  }
}
