import { addressSchema } from './schemas/address.js';
import { currencySchema } from './schemas/currency.js';
import { moneySchema } from './schemas/money.js';

/** The JSON Schemas of the shared kernel. */
export const sharedSchemas = [moneySchema, currencySchema, addressSchema];
