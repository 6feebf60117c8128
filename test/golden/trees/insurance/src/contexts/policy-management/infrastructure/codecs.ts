import { contractEvents } from './contract-events.js';
import { offerEvents } from './offer-events.js';
import { quoteRequestEvents } from './quote-request-events.js';

/** How the events of this context are written down. */
export const policyManagementCodecs = [offerEvents, contractEvents, quoteRequestEvents];
