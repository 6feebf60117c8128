import { SubscriptionTest } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { AcceptClaimCommand } from '../../../src/contexts/claims-management/application/commands/claim/accept-claim.js';
import { DecidePolicy } from '../../../src/contexts/claims-management/application/policies/decide.js';
import { claimEvents } from '../../../src/contexts/claims-management/infrastructure/claim-events.js';

describe('DecidePolicy', () => {
  const test = new SubscriptionTest((commands) => new DecidePolicy(commands));

  it('answers AssessmentPerformed with AcceptClaimCommand', async () => {
    const sent = await test.when(claimEvents, 'AssessmentPerformed', {
      claimId: '01948b1c-5f00-7000-8000-000000000001',
      assessedOk: true,
    });
    expect(sent).toEqual([expect.any(AcceptClaimCommand)]);
  });
});
