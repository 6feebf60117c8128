import { CommandBus } from '@plinth/runtime/cqrs';
import { Decimal, within } from '@plinth/runtime/domain';
import { AggregateTest, memoryEngines } from '@plinth/runtime/testing';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import {
  CancelCommand,
  CancelHandler,
} from '../../../src/contexts/ordering/application/commands/order/cancel.js';
import {
  OpenCommand,
  OpenHandler,
} from '../../../src/contexts/ordering/application/commands/order/open.js';
import {
  PlaceCommand,
  PlaceHandler,
} from '../../../src/contexts/ordering/application/commands/order/place.js';
import {
  RecordPaymentCommand,
  RecordPaymentHandler,
} from '../../../src/contexts/ordering/application/commands/order/record-payment.js';
import {
  ShipCommand,
  ShipHandler,
} from '../../../src/contexts/ordering/application/commands/order/ship.js';
import type { OrderEvents } from '../../../src/contexts/ordering/domain/order/events.js';
import type { Order } from '../../../src/contexts/ordering/domain/order/order.js';
import type { OrderId } from '../../../src/contexts/ordering/domain/types.js';
import { EventSourcedOrderRepository } from '../../../src/contexts/ordering/infrastructure/event-sourced-order-repository.js';
import { orderEvents } from '../../../src/contexts/ordering/infrastructure/order-events.js';
import { Address } from '../../../src/shared/values/address.js';
import { Money } from '../../../src/shared/values/money.js';
import { anyCommand, decimals, forSequences } from '../../arbitraries.js';

const id: OrderId = '01948b1c-5f00-7000-8000-000000000001';

/** Orders in memory, and what handles their commands. */
function startOrder(skip?: (missing: string) => void) {
  const engines = memoryEngines(orderEvents);
  const ports = {
    ...engines,
    orders: new EventSourcedOrderRepository(engines),
  };
  const commands = new CommandBus();
  commands.register(OpenCommand, new OpenHandler(ports));
  commands.register(PlaceCommand, new PlaceHandler(ports));
  commands.register(RecordPaymentCommand, new RecordPaymentHandler(ports));
  commands.register(ShipCommand, new ShipHandler(ports));
  commands.register(CancelCommand, new CancelHandler(ports));
  return new AggregateTest<Order, OrderId, OrderEvents>({
    engines,
    codec: orderEvents,
    repository: ports.orders,
    commands,
    skip,
  });
}

const openCommand = anyCommand({
  fields: { customerId: fc.uuid(), currency: fc.constantFrom('EUR', 'USD', 'GBP') },
  make: (json) => new OpenCommand(json),
});

const placeCommand = anyCommand({
  fields: {
    shipTo: fc.record({
      street: fc.string({ minLength: 1, maxLength: 40 }),
      city: fc.string({ minLength: 1, maxLength: 40 }),
      zip: fc.string({ minLength: 1, maxLength: 12 }),
      country: fc.stringMatching(/^[A-Z]{2}$/u),
    }),
  },
  make: (json, id: OrderId) =>
    new PlaceCommand(id, { shipTo: within('shipTo', () => Address.fromJSON(json.shipTo)) }),
});

const recordPaymentCommand = anyCommand({
  fields: {
    paymentId: fc.uuid(),
    amount: fc.record({
      amount: decimals({ scale: 2 }),
      currency: fc.constantFrom('EUR', 'USD', 'GBP'),
    }),
  },
  isOnce: true,
  make: (json, id: OrderId) =>
    new RecordPaymentCommand(id, {
      ...json,
      amount: within('amount', () => Money.fromJSON(json.amount)),
    }),
});

const shipCommand = anyCommand({
  fields: { trackingNo: fc.string({ minLength: 1, maxLength: 40 }) },
  make: (json, id: OrderId) => new ShipCommand(id, json),
});

const cancelCommand = anyCommand({
  fields: { reason: fc.constantFrom('CustomerRequest', 'OutOfStock', 'PaymentFailed', 'TimedOut') },
  make: (json, id: OrderId) => new CancelCommand(id, json),
});

describe('order', () => {
  test('an empty order cannot be placed', async ({ skip }) => {
    const order = startOrder(skip);
    await order.given(id, [
      'OrderOpened',
      { orderId: id, customerId: '01948b1c-5f00-7000-8000-000000000001', currency: 'EUR' },
    ]);
    const outcome = await order.when(
      new PlaceCommand(id, {
        shipTo: new Address({ street: 'Street', city: 'City', zip: 'Zip', country: 'AA' }),
      }),
    );
    outcome.thenError('EmptyOrder');
  });

  test('paying in full marks it paid', async ({ skip }) => {
    const order = startOrder(skip);
    await order.given(
      id,
      [
        'OrderOpened',
        { orderId: id, customerId: '01948b1c-5f00-7000-8000-000000000001', currency: 'EUR' },
      ],
      [
        'OrderPlaced',
        {
          orderId: id,
          customerId: '01948b1c-5f00-7000-8000-000000000001',
          lines: [
            {
              sku: 'AAA-0000',
              quantity: 1,
              unitPrice: { amount: '10.00', currency: 'EUR' },
            },
          ],
          total: { amount: '20.00', currency: 'EUR' },
          shipTo: { street: 'Street', city: 'City', zip: 'Zip', country: 'AA' },
          placedAt: '2025-01-31T01:00:00.000Z',
        },
      ],
    );
    const outcome = await order.when(
      new RecordPaymentCommand(id, {
        paymentId: '01948b1c-5f00-7000-8000-000000000001',
        amount: new Money({ amount: Decimal.of('20.00'), currency: 'EUR' }),
      }),
    );
    outcome.thenEvents(['PaymentRecorded'], ['OrderPaid']);
    outcome.thenState({ status: 'Paid' });
  });

  test('withstands any sequence of commands', async () => {
    const commands = {
      begin: [openCommand],
      proceed: [placeCommand, recordPaymentCommand, shipCommand, cancelCommand],
    };
    await forSequences(commands, (given) => startOrder().withstands(id, given));
  });
});
