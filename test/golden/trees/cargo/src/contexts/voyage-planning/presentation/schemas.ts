import { carrierMovementSchema } from './schemas/carrier-movement.js';
import { voyageSchemas } from './schemas/voyage.js';

export const voyagePlanningSchemas = [carrierMovementSchema, ...voyageSchemas];
