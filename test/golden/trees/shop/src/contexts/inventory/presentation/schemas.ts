import { stockSchema } from './schemas/stock.js';

export const inventorySchemas = [stockSchema];
