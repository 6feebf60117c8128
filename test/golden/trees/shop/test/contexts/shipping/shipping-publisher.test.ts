import { PublisherTest } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { shipmentEvents } from '../../../src/contexts/shipping/infrastructure/shipment-events.js';
import { ShippingPublisher } from '../../../src/contexts/shipping/presentation/shipping-publisher.js';

describe('ShippingPublisher', () => {
  const test = new PublisherTest((ports) => new ShippingPublisher(ports));

  it('tells others of ShipmentDispatched', async () => {
    const message = await test.when(shipmentEvents, 'ShipmentDispatched', {
      shipmentId: '01948b1c-5f00-7000-8000-000000000001',
      orderId: '01948b1c-5f00-7000-8000-000000000001',
      trackingNo: 'Tracking no',
    });
    expect(message).toMatchObject({
      channel: 'shipments',
      type: 'shipment.dispatched',
      key: '01948b1c-5f00-7000-8000-000000000001',
      data: {
        shipmentId: '01948b1c-5f00-7000-8000-000000000001',
        orderId: '01948b1c-5f00-7000-8000-000000000001',
        trackingNo: 'Tracking no',
      },
    });
  });
});
