import { SubscriptionTest } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { SendCancellationCommand } from '../../../src/contexts/notifications/application/commands/send-cancellation.js';
import { TellCustomerPolicy } from '../../../src/contexts/notifications/application/policies/tell-customer.js';
import { orderEvents } from '../../../src/contexts/ordering/infrastructure/order-events.js';

describe('TellCustomerPolicy', () => {
  const test = new SubscriptionTest((commands) => new TellCustomerPolicy(commands));

  it('answers OrderCancelled with SendCancellationCommand', async () => {
    const sent = await test.when(orderEvents, 'OrderCancelled', {
      orderId: '01948b1c-5f00-7000-8000-000000000001',
      reason: 'CustomerRequest',
    });
    expect(sent).toEqual([expect.any(SendCancellationCommand)]);
  });
});
