import { cancelReasonSchema } from './schemas/cancel-reason.js';
import { orderSchema } from './schemas/order.js';
import { orderLineSchema } from './schemas/order-line.js';
import { orderStatusSchema } from './schemas/order-status.js';
import { orderSummarySchema } from './schemas/order-summary.js';

export const orderingSchemas = [
  orderStatusSchema,
  orderLineSchema,
  cancelReasonSchema,
  orderSchema,
  orderSummarySchema,
];
