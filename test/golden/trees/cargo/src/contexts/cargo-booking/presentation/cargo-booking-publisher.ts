import { EventPublisher, type EventPublisherPorts } from '@plinth/runtime/messaging';
import { cargoArrivedPublication } from './publications/cargo-arrived.js';
import { cargoMisdirectedPublication } from './publications/cargo-misdirected.js';

/** Tells others what has happened in CargoBooking. */
export class CargoBookingPublisher extends EventPublisher {
  constructor(ports: EventPublisherPorts) {
    super(ports, {
      name: 'cargo-booking:publisher',
      source: '/cargo/cargo-booking',
      publications: {
        'cargo-booking.cargo': {
          CargoMisdirected: cargoMisdirectedPublication,
          CargoArrived: cargoArrivedPublication,
        },
      },
    });
  }
}
