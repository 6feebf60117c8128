import { moneySchema } from './schemas/money.js';
import { productSchemas } from './schemas/product.js';

export const policyManagementSchemas = [moneySchema, ...productSchemas];
