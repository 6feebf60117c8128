import { PublisherTest } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { cargoEvents } from '../../../src/contexts/cargo-booking/infrastructure/cargo-events.js';
import { CargoBookingPublisher } from '../../../src/contexts/cargo-booking/presentation/cargo-booking-publisher.js';

describe('CargoBookingPublisher', () => {
  const test = new PublisherTest((ports) => new CargoBookingPublisher(ports));

  it('tells others of CargoMisdirected', async () => {
    const message = await test.when(cargoEvents, 'CargoMisdirected', { cargoId: 'Tracking id' });
    expect(message).toMatchObject({
      channel: 'cargo',
      type: 'cargo.misdirected',
      key: 'Tracking id',
      data: { cargoId: 'Tracking id' },
    });
  });

  it('tells others of CargoArrived', async () => {
    const message = await test.when(cargoEvents, 'CargoArrived', { cargoId: 'Tracking id' });
    expect(message).toMatchObject({
      channel: 'cargo',
      type: 'cargo.arrived',
      key: 'Tracking id',
      data: { cargoId: 'Tracking id' },
    });
  });
});
