import type { CommandBus } from '@plinth/runtime/cqrs';
import { type Clock, NotImplemented } from '@plinth/runtime/domain';
import type { UnitOfWork } from '@plinth/runtime/services';
import type { BatchDelivery, StreamProcessor } from '@plinth/runtime/streaming';
import type { CatalogClient } from '../../../../catalog/contract.js';
import type { InventoryClient } from '../../../../inventory/contract.js';
import type { NotificationsClient } from '../../../../notifications/contract.js';
import type { PaymentsClient } from '../../../../payments/contract.js';
import type { ShippingClient } from '../../../../shipping/contract.js';
import type { Pricing } from '../../../domain/services/pricing.js';
import type { OrderRepository } from '../../order-repository.js';
import type { GetOrderQuery } from '../../queries/get-order.js';
import type { OrdersOfCustomerQuery } from '../../queries/orders-of-customer.js';
import { type OrdersStreamEvent, ordersStreamTypes } from '../orders-stream.js';

export interface FraudScanProcessorPorts {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly commands: CommandBus;
  readonly orders: OrderRepository;
  readonly pricing: Pricing;
  readonly getOrderQuery: GetOrderQuery;
  readonly ordersOfCustomerQuery: OrdersOfCustomerQuery;
  readonly catalog: CatalogClient;
  readonly inventory: InventoryClient;
  readonly payments: PaymentsClient;
  readonly shipping: ShippingClient;
  readonly notifications: NotificationsClient;
}

export class FraudScanProcessor implements StreamProcessor {
  readonly name = 'ordering.orders.fraud-scan';
  readonly types = ordersStreamTypes;
  protected readonly ports: FraudScanProcessorPorts;

  constructor(ports: FraudScanProcessorPorts) {
    this.ports = ports;
  }

  async process(events: readonly OrdersStreamEvent[], delivery: BatchDelivery): Promise<void> {
    throw new NotImplemented('Ordering.orders.FraudScan');
  }
}
