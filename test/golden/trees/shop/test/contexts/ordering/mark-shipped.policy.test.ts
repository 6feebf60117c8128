import { SubscriptionTest } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { ShipCommand } from '../../../src/contexts/ordering/application/commands/order/ship.js';
import { MarkShippedPolicy } from '../../../src/contexts/ordering/application/policies/mark-shipped.js';
import { shipmentEvents } from '../../../src/contexts/shipping/infrastructure/shipment-events.js';

describe('MarkShippedPolicy', () => {
  const test = new SubscriptionTest((commands) => new MarkShippedPolicy(commands));

  it('answers ShipmentDispatched with ShipCommand', async () => {
    const sent = await test.when(shipmentEvents, 'ShipmentDispatched', {
      shipmentId: '01948b1c-5f00-7000-8000-000000000001',
      orderId: '01948b1c-5f00-7000-8000-000000000001',
      trackingNo: 'Tracking no',
    });
    expect(sent).toEqual([expect.any(ShipCommand)]);
  });
});
