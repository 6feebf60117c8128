import { productSchemas } from './schemas/product.js';

export const policyManagementSchemas = [...productSchemas];
