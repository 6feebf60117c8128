import type { AggregateRepository } from '@plinth/runtime/eventsourcing';
import type { Order } from '../domain/order/order.js';
import type { OrderId } from '../domain/types.js';

export type OrderRepository = AggregateRepository<Order, OrderId>;
