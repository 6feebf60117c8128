export type { OrderCancelled } from './domain/order/events.js';
