import { printingJobEvents } from './printing-job-events.js';

/** How the events of this context are written down. */
export const printingCodecs = [printingJobEvents];
