import { PublisherTest } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { orderEvents } from '../../../src/contexts/ordering/infrastructure/order-events.js';
import { OrderingPublisher } from '../../../src/contexts/ordering/presentation/ordering-publisher.js';
import { orderingSchemas } from '../../../src/contexts/ordering/presentation/schemas.js';

describe('OrderingPublisher', () => {
  const test = new PublisherTest((ports) => new OrderingPublisher(ports), orderingSchemas);

  it('tells others of OrderPaid', async () => {
    const message = await test.when(orderEvents, 'OrderPaid', {
      orderId: '01948b1c-5f00-7000-8000-000000000001',
      customerId: '01948b1c-5f00-7000-8000-000000000001',
      total: { amount: '10.00', currency: 'EUR' },
    });
    expect(message).toMatchObject({
      channel: 'orders',
      type: 'order.paid',
      key: '01948b1c-5f00-7000-8000-000000000001',
      data: {
        orderId: '01948b1c-5f00-7000-8000-000000000001',
        customerId: '01948b1c-5f00-7000-8000-000000000001',
      },
    });
  });

  it('tells others of OrderCancelled', async () => {
    const message = await test.when(orderEvents, 'OrderCancelled', {
      orderId: '01948b1c-5f00-7000-8000-000000000001',
      reason: 'CustomerRequest',
    });
    expect(message).toMatchObject({
      channel: 'orders',
      type: 'order.cancelled',
      key: '01948b1c-5f00-7000-8000-000000000001',
      data: { orderId: '01948b1c-5f00-7000-8000-000000000001', reason: 'CustomerRequest' },
    });
  });
});
