import { shipmentSchema } from './schemas/shipment.js';
import { shipmentStatusSchema } from './schemas/shipment-status.js';

export const shippingSchemas = [shipmentStatusSchema, shipmentSchema];
