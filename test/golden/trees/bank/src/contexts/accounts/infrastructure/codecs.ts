import { accountEvents } from './account-events.js';
import { transferEvents } from './transfer-events.js';

/** How the events of this context are written down. */
export const accountsCodecs = [accountEvents, transferEvents];
