import { SubscriptionTest } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { InspectCommand } from '../../../src/contexts/cargo-booking/application/commands/cargo/inspect.js';
import { InspectCargoPolicy } from '../../../src/contexts/cargo-booking/application/policies/inspect-cargo.js';
import { handlingEventEvents } from '../../../src/contexts/cargo-booking/infrastructure/handling-event-events.js';

describe('InspectCargoPolicy', () => {
  const test = new SubscriptionTest((commands) => new InspectCargoPolicy(commands));

  it('answers HandlingRegistered with InspectCommand', async () => {
    const sent = await test.when(handlingEventEvents, 'HandlingRegistered', {
      handlingEventId: '01948b1c-5f00-7000-8000-000000000001',
      cargo: 'Tracking id',
      type: 'Load',
      location: 'AAAAA',
      voyage: null,
      completedAt: '2025-01-31T01:00:00.000Z',
    });
    expect(sent).toEqual([expect.any(InspectCommand)]);
  });
});
