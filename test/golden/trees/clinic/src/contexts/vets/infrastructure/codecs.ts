import { profileEvents } from './profile-events.js';

/** How the events of this context are written down. */
export const vetsCodecs = [profileEvents];
