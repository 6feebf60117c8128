import { SagaTest, standIn } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import type { InventoryClient } from '../../../src/contexts/inventory/contract.js';
import type { NotificationsClient } from '../../../src/contexts/notifications/contract.js';
import { CheckoutSaga } from '../../../src/contexts/ordering/application/sagas/checkout.js';
import { orderEvents } from '../../../src/contexts/ordering/infrastructure/order-events.js';
import type { PaymentsClient } from '../../../src/contexts/payments/contract.js';
import type { ShippingClient } from '../../../src/contexts/shipping/contract.js';

describe('CheckoutSaga', () => {
  const test = new SagaTest({
    make: (commands) => {
      const inventory = standIn<InventoryClient>('inventory', { commands });
      const payments = standIn<PaymentsClient>('payments', { commands });
      const shipping = standIn<ShippingClient>('shipping', { commands });
      const notifications = standIn<NotificationsClient>('notifications', { commands });
      return new CheckoutSaga({ inventory, payments, commands, shipping, notifications });
    },
    codec: orderEvents,
    type: 'OrderPlaced',
    json: {
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
    },
    answers: { charge: { paymentId: '01948b1c-5f00-7000-8000-000000000001' } },
  });

  it('does all its steps', async () => {
    expect(await test.run()).toEqual({
      state: 'done',
      done: ['reserve', 'charge', 'record', 'dispatch', 'receipt'],
      undone: [],
    });
  });

  it.each([
    { step: 'reserve', undone: [] },
    { step: 'charge', undone: ['reserve'] },
    { step: 'record', undone: ['charge', 'reserve'] },
    { step: 'dispatch', undone: ['charge', 'reserve'] },
  ])('takes back what was done when $step cannot be done', async ({ step, undone }) => {
    for (const fate of ['refused', 'failing', 'silent'] as const) {
      expect(await test.run({ [step]: fate })).toMatchObject({ state: 'failed', undone });
    }
  });

  it('goes on without receipt', async () => {
    for (const fate of ['refused', 'failing', 'silent'] as const) {
      expect(await test.run({ receipt: fate })).toMatchObject({ state: 'done', undone: [] });
    }
  });

  it('goes on when an answer comes too late, whichever it is', async () => {
    for (const step of ['reserve', 'charge', 'record', 'dispatch', 'receipt']) {
      expect(await test.run({ [step]: 'late' })).toMatchObject({ state: 'done', undone: [] });
    }
  });
});
