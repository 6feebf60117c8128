import { paymentEvents } from './payment-events.js';

/** How the events of this context are written down. */
export const paymentsCodecs = [paymentEvents];
