import { ConsumerTest } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { HandleCancelOrderCommand } from '../../../src/contexts/ordering/application/commands/handle-cancel-order.js';
import { HandleCreateOrderCommand } from '../../../src/contexts/ordering/application/commands/handle-create-order.js';
import { OrderCommandsConsumer } from '../../../src/contexts/ordering/infrastructure/consumers/order-commands.js';
import { orderingSchemas } from '../../../src/contexts/ordering/presentation/schemas.js';
import { sharedSchemas } from '../../../src/shared/schemas.js';

describe('OrderCommandsConsumer', () => {
  const test = new ConsumerTest(
    (ports) => new OrderCommandsConsumer(ports),
    [...sharedSchemas, ...orderingSchemas],
  );

  it('makes one HandleCreateOrderCommand of create_order, however often that is sent', async () => {
    const said = {
      requestId: '01948b1c-5f00-7000-8000-000000000001',
      customerId: '01948b1c-5f00-7000-8000-000000000001',
      currency: 'EUR',
    };
    const sent = await test.when('create_order', said, said);
    expect(sent).toEqual([expect.any(HandleCreateOrderCommand)]);
  });

  it('rejects create_order that says nothing', async () => {
    await expect(test.when('create_order', {})).rejects.toThrow('rejected: Validation');
  });

  it('makes one HandleCancelOrderCommand of cancel_order', async () => {
    const sent = await test.when('cancel_order', {
      orderId: '01948b1c-5f00-7000-8000-000000000001',
      reason: 'CustomerRequest',
    });
    expect(sent).toEqual([expect.any(HandleCancelOrderCommand)]);
  });

  it('rejects cancel_order that says nothing', async () => {
    await expect(test.when('cancel_order', {})).rejects.toThrow('rejected: Validation');
  });
});
