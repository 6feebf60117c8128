import { SubscriptionTest } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { NotifyCustomerCommand } from '../../../src/contexts/claims-management/application/commands/claim/notify-customer.js';
import { TellRejectedPolicy } from '../../../src/contexts/claims-management/application/policies/tell-rejected.js';
import { claimEvents } from '../../../src/contexts/claims-management/infrastructure/claim-events.js';

describe('TellRejectedPolicy', () => {
  const test = new SubscriptionTest((commands) => new TellRejectedPolicy(commands));

  it('answers ClaimRejected with NotifyCustomerCommand', async () => {
    const sent = await test.when(claimEvents, 'ClaimRejected', {
      claimId: '01948b1c-5f00-7000-8000-000000000001',
    });
    expect(sent).toEqual([expect.any(NotifyCustomerCommand)]);
  });
});
