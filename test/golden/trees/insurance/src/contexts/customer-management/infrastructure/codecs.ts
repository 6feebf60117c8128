import { customerEvents } from './customer-events.js';

/** How the events of this context are written down. */
export const customerManagementCodecs = [customerEvents];
