import { CachedReads, MemoryCache } from '@plinth/runtime/caching';
import type { Server } from '@plinth/runtime/controllers';
import {
  CommandBus,
  type CommandMiddleware,
  type HandledCommands,
  type KeyedCalls,
} from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { EventSubscription } from '@plinth/runtime/events';
import type { EventStore, Eviction, View } from '@plinth/runtime/eventsourcing';
import type { MessageBroker, MessageChecks } from '@plinth/runtime/messaging';
import type { Logger } from '@plinth/runtime/observability';
import type { Page } from '@plinth/runtime/repositories';
import type { Process, Saga } from '@plinth/runtime/saga';
import type { EventStream } from '@plinth/runtime/streaming';
import type { CatalogClient } from '../catalog/contract.js';
import type { InventoryClient } from '../inventory/contract.js';
import type { NotificationsClient } from '../notifications/contract.js';
import type { PaymentsClient } from '../payments/contract.js';
import type { ShippingClient } from '../shipping/contract.js';
import {
  HandleCancelOrderCommand,
  HandleCancelOrderHandler,
} from './application/commands/handle-cancel-order.js';
import {
  HandleCreateOrderCommand,
  HandleCreateOrderHandler,
} from './application/commands/handle-create-order.js';
import { AddLineCommand, AddLineHandler } from './application/commands/order/add-line.js';
import { CancelCommand, CancelHandler } from './application/commands/order/cancel.js';
import { OpenCommand, OpenHandler } from './application/commands/order/open.js';
import { PlaceCommand, PlaceHandler } from './application/commands/order/place.js';
import {
  RecordPaymentCommand,
  RecordPaymentHandler,
} from './application/commands/order/record-payment.js';
import { ShipCommand, ShipHandler } from './application/commands/order/ship.js';
import { MarkShippedPolicy } from './application/policies/mark-shipped.js';
import { AbandonedDraftProcess } from './application/processes/abandoned-draft.js';
import { CheckoutSaga } from './application/sagas/checkout.js';
import { FraudScanProcessor } from './application/streams/orders/fraud-scan.js';
import { OrderAnalyticsProcessor } from './application/streams/orders/order-analytics.js';
import { OrdersStream } from './application/streams/orders-stream.js';
import type { OrderSummary } from './application/views/order-summary.js';
import { Pricing } from './domain/services/pricing.js';
import { OrderCommandsConsumer } from './infrastructure/consumers/order-commands.js';
import { EventSourcedOrderRepository } from './infrastructure/event-sourced-order-repository.js';
import { CachedOrdersOfCustomerQuery } from './infrastructure/queries/cached-orders-of-customer.js';
import { EventSourcedGetOrderQuery } from './infrastructure/queries/event-sourced-get-order.js';
import { SqlOrdersOfCustomerQuery } from './infrastructure/queries/sql-orders-of-customer.js';
import { customerSpendView } from './infrastructure/views/customer-spend.js';
import { orderSummaryView } from './infrastructure/views/order-summary.js';
import { GetOrderController } from './presentation/get-order-controller.js';
import { OrderCommandsChannelController } from './presentation/order-commands-channel-controller.js';
import { OrderController } from './presentation/order-controller.js';
import { OrderingPublisher } from './presentation/ordering-publisher.js';
import { OrdersOfCustomerController } from './presentation/orders-of-customer-controller.js';

export interface OrderingPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly events: EventStore;
  readonly handled: HandledCommands;
  readonly middleware: readonly CommandMiddleware[];
  readonly keyed: KeyedCalls;
  readonly broker: MessageBroker;
  readonly messageChecks: MessageChecks;
  readonly log: Logger;
  readonly catalog: CatalogClient;
  readonly inventory: InventoryClient;
  readonly payments: PaymentsClient;
  readonly shipping: ShippingClient;
  readonly notifications: NotificationsClient;
}

/** The Ordering context at work. */
export interface OrderingContext {
  readonly views: readonly View[];
  readonly evictions: readonly Eviction[];
  readonly subscriptions: readonly EventSubscription[];
  readonly sagas: readonly Saga[];
  readonly processes: readonly Process[];
  readonly streams: readonly EventStream[];
  readonly commands: CommandBus;
  register(app: Server): void;
}

export function createOrdering(ports: OrderingPorts): OrderingContext {
  const orders = new EventSourcedOrderRepository(ports);
  const getOrderQuery = new EventSourcedGetOrderQuery(orders);
  const ordersOfCustomerReads = new CachedReads<string, Page<OrderSummary>>({
    cache: new MemoryCache({ ttl: 2_000 }),
    unitOfWork: ports.database,
    name: 'ordering.orders-of-customer',
  });
  const ordersOfCustomerQuery = new CachedOrdersOfCustomerQuery(
    new SqlOrdersOfCustomerQuery(ports.database),
    ordersOfCustomerReads,
  );
  const pricing = new Pricing();
  const commands = new CommandBus({ middleware: ports.middleware, keyed: ports.keyed });
  commands.register(OpenCommand, new OpenHandler({ unitOfWork: ports.database, orders }));
  commands.register(
    AddLineCommand,
    new AddLineHandler({
      unitOfWork: ports.database,
      orders,
      products: ports.catalog.products,
      pricing,
    }),
  );
  commands.register(PlaceCommand, new PlaceHandler({ unitOfWork: ports.database, orders }));
  commands.register(
    RecordPaymentCommand,
    new RecordPaymentHandler({ unitOfWork: ports.database, handled: ports.handled, orders }),
  );
  commands.register(ShipCommand, new ShipHandler({ unitOfWork: ports.database, orders }));
  commands.register(CancelCommand, new CancelHandler({ unitOfWork: ports.database, orders }));
  commands.register(
    HandleCreateOrderCommand,
    new HandleCreateOrderHandler({ unitOfWork: ports.database, commands }),
  );
  commands.register(
    HandleCancelOrderCommand,
    new HandleCancelOrderHandler({ unitOfWork: ports.database, commands }),
  );
  const controllers = [
    new GetOrderController(getOrderQuery),
    new OrdersOfCustomerController(ordersOfCustomerQuery),
    new OrderController(commands),
    new OrderCommandsChannelController(ports.broker),
  ];
  return {
    views: [orderSummaryView, customerSpendView],
    evictions: [
      {
        reads: ordersOfCustomerReads,
        types: { 'ordering.order': ['OrderPlaced', 'OrderPaid', 'OrderCancelled'] },
        view: orderSummaryView,
      },
    ],
    subscriptions: [
      new MarkShippedPolicy(commands),
      new OrderCommandsConsumer({ commands, messageChecks: ports.messageChecks, log: ports.log }),
      new OrderingPublisher({ broker: ports.broker, log: ports.log }),
    ],
    sagas: [
      new CheckoutSaga({
        inventory: ports.inventory,
        payments: ports.payments,
        commands,
        shipping: ports.shipping,
        notifications: ports.notifications,
      }),
    ],
    processes: [new AbandonedDraftProcess(commands)],
    streams: [
      new OrdersStream([
        new OrderAnalyticsProcessor({
          unitOfWork: ports.database,
          clock: ports.clock,
          commands,
          orders,
          pricing,
          getOrderQuery,
          ordersOfCustomerQuery,
          catalog: ports.catalog,
          inventory: ports.inventory,
          payments: ports.payments,
          shipping: ports.shipping,
          notifications: ports.notifications,
        }),
        new FraudScanProcessor({
          unitOfWork: ports.database,
          clock: ports.clock,
          commands,
          orders,
          pricing,
          getOrderQuery,
          ordersOfCustomerQuery,
          catalog: ports.catalog,
          inventory: ports.inventory,
          payments: ports.payments,
          shipping: ports.shipping,
          notifications: ports.notifications,
        }),
      ]),
    ],
    commands,
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
  };
}
