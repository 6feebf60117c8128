import { debtEvents } from './debt-events.js';

/** How the events of this context are written down. */
export const debtCollectionCodecs = [debtEvents];
