import { handlingTypeSchema } from './schemas/handling-type.js';
import { itinerarySchema } from './schemas/itinerary.js';
import { legSchema } from './schemas/leg.js';

export const cargoBookingSchemas = [itinerarySchema, legSchema, handlingTypeSchema];
