import { accountSummarySchema } from './schemas/account-summary.js';
import { statementLineSchema } from './schemas/statement-line.js';
import { transferSchema } from './schemas/transfer.js';
import { transferStatusSchema } from './schemas/transfer-status.js';

export const accountsSchemas = [
  transferStatusSchema,
  accountSummarySchema,
  statementLineSchema,
  transferSchema,
];
