import { shipmentEvents } from './shipment-events.js';

/** How the events of this context are written down. */
export const shippingCodecs = [shipmentEvents];
