import { SubscriptionTest } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { NotifyCustomerCommand } from '../../../src/contexts/claims-management/application/commands/claim/notify-customer.js';
import { TellPaidPolicy } from '../../../src/contexts/claims-management/application/policies/tell-paid.js';
import { paymentEvents } from '../../../src/contexts/claims-management/infrastructure/payment-events.js';

describe('TellPaidPolicy', () => {
  const test = new SubscriptionTest((commands) => new TellPaidPolicy(commands));

  it('answers PaymentPerformed with NotifyCustomerCommand', async () => {
    const sent = await test.when(paymentEvents, 'PaymentPerformed', {
      paymentId: '01948b1c-5f00-7000-8000-000000000001',
      claim: '01948b1c-5f00-7000-8000-000000000001',
    });
    expect(sent).toEqual([expect.any(NotifyCustomerCommand)]);
  });
});
