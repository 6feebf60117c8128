import { EventPublisher, type EventPublisherPorts } from '@plinth/runtime/messaging';
import { orderCancelledPublication } from './publications/order-cancelled.js';
import { orderPaidPublication } from './publications/order-paid.js';

/** Tells others what has happened in Ordering. */
export class OrderingPublisher extends EventPublisher {
  constructor(ports: EventPublisherPorts) {
    super(ports, {
      name: 'ordering:publisher',
      source: '/shop/ordering',
      publications: {
        'ordering.order': {
          OrderPaid: orderPaidPublication,
          OrderCancelled: orderCancelledPublication,
        },
      },
    });
  }
}
