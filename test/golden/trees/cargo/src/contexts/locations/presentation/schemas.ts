import { locationSchemas } from './schemas/location.js';

export const locationsSchemas = [...locationSchemas];
