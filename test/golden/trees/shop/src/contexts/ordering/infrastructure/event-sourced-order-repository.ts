import type { Clock, Occasion } from '@plinth/runtime/domain';
import { EventSourcedRepository, type EventStore } from '@plinth/runtime/eventsourcing';
import type { OrderRepository } from '../application/order-repository.js';
import { Order } from '../domain/order/order.js';
import type { OrderId } from '../domain/types.js';

export class EventSourcedOrderRepository
  extends EventSourcedRepository<Order, OrderId>
  implements OrderRepository
{
  constructor(ports: { readonly events: EventStore; readonly clock: Clock }) {
    super({
      events: ports.events,
      clock: ports.clock,
      kind: 'Order',
      category: 'ordering.order',
      make: (id: OrderId, occasion: Occasion) => new Order(id, occasion),
    });
  }
}
