import { walletEvents } from './wallet-events.js';

/** How the events of this context are written down. */
export const walletsCodecs = [walletEvents];
