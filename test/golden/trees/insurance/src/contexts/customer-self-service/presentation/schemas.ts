import { userAccountSchemas } from './schemas/user-account.js';

export const customerSelfServiceSchemas = [...userAccountSchemas];
