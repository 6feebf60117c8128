import { productEvents } from './product-events.js';

/** How the events of this context are written down. */
export const catalogCodecs = [productEvents];
