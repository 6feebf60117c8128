import type { AggregateRepository } from '@plinth/runtime/eventsourcing';
import type { Shipment } from '../domain/shipment/shipment.js';
import type { ShipmentId } from '../domain/types.js';

export type ShipmentRepository = AggregateRepository<Shipment, ShipmentId>;
