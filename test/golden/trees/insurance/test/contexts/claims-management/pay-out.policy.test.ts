import { SubscriptionTest } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { SchedulePaymentCommand } from '../../../src/contexts/claims-management/application/commands/payment/schedule-payment.js';
import { PayOutPolicy } from '../../../src/contexts/claims-management/application/policies/pay-out.js';
import { claimEvents } from '../../../src/contexts/claims-management/infrastructure/claim-events.js';

describe('PayOutPolicy', () => {
  const test = new SubscriptionTest((commands) => new PayOutPolicy(commands));

  it('answers ClaimAccepted with SchedulePaymentCommand', async () => {
    const sent = await test.when(claimEvents, 'ClaimAccepted', {
      claimId: '01948b1c-5f00-7000-8000-000000000001',
    });
    expect(sent).toEqual([expect.any(SchedulePaymentCommand)]);
  });
});
