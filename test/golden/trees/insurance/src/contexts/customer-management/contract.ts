export type { CustomerId } from './domain/types.js';
