export type { ShipmentDispatched } from './domain/shipment/events.js';
