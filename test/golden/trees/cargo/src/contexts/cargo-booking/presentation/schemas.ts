import { handlingSchema } from './schemas/handling.js';
import { handlingTypeSchema } from './schemas/handling-type.js';
import { itinerarySchema } from './schemas/itinerary.js';
import { legSchema } from './schemas/leg.js';
import { trackingSchema } from './schemas/tracking.js';
import { transportStatusSchema } from './schemas/transport-status.js';

export const cargoBookingSchemas = [
  transportStatusSchema,
  handlingSchema,
  handlingTypeSchema,
  itinerarySchema,
  legSchema,
  trackingSchema,
];
