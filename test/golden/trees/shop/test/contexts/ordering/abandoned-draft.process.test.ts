import { ProcessTest } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { CancelCommand } from '../../../src/contexts/ordering/application/commands/order/cancel.js';
import { AbandonedDraftProcess } from '../../../src/contexts/ordering/application/processes/abandoned-draft.js';
import { orderEvents } from '../../../src/contexts/ordering/infrastructure/order-events.js';

describe('AbandonedDraftProcess', () => {
  const begin = (): ProcessTest =>
    new ProcessTest({
      make: (commands) => new AbandonedDraftProcess(commands),
      codecs: [orderEvents],
    });

  const start = (test: ProcessTest) =>
    test.when(orderEvents, 'OrderOpened', {
      orderId: '01948b1c-5f00-7000-8000-000000000001',
      customerId: '01948b1c-5f00-7000-8000-000000000001',
      currency: 'EUR',
    });

  async function started(): Promise<ProcessTest> {
    const test = begin();
    await start(test);
    return test;
  }

  it('starts with OrderOpened', async () => {
    const test = begin();
    const sent = await start(test);
    expect(sent).toEqual([]);
    expect(await test.instance()).toEqual({ state: 'running', timers: ['expire'] });
  });

  it('fires expire after OrderOpened', async () => {
    const test = await started();
    expect(await test.later()).toEqual([expect.any(CancelCommand)]);
  });

  it('ends with OrderPlaced', async () => {
    const test = await started();
    const sent = await test.when(orderEvents, 'OrderPlaced', {
      orderId: '01948b1c-5f00-7000-8000-000000000001',
      customerId: '01948b1c-5f00-7000-8000-000000000001',
      lines: [
        {
          sku: 'AAA-0000',
          quantity: 1,
          unitPrice: { amount: '10.00', currency: 'EUR' },
        },
      ],
      total: { amount: '10.00', currency: 'EUR' },
      shipTo: { street: 'Street', city: 'City', zip: 'Zip', country: 'AA' },
      placedAt: '2025-01-31T01:00:00.000Z',
    });
    expect(sent).toEqual([]);
    expect(await test.instance()).toEqual({ state: 'ended', timers: [] });
  });

  it('ends with OrderCancelled', async () => {
    const test = await started();
    const sent = await test.when(orderEvents, 'OrderCancelled', {
      orderId: '01948b1c-5f00-7000-8000-000000000001',
      reason: 'CustomerRequest',
    });
    expect(sent).toEqual([]);
    expect(await test.instance()).toEqual({ state: 'ended', timers: [] });
  });

  it('passes over OrderCancelled where nothing was started', async () => {
    const test = begin();
    const sent = await test.when(orderEvents, 'OrderCancelled', {
      orderId: '01948b1c-5f00-7000-8000-000000000001',
      reason: 'CustomerRequest',
    });
    expect(sent).toEqual([]);
    expect(await test.instance()).toBeUndefined();
  });
});
