import { codec } from '@plinth/runtime/eventsourcing';
import type { PrintingJobEvents } from '../domain/printing-job/events.js';
import { Document } from '../domain/values/document.js';

/** How the events of a printing job are written down. */
export const printingJobEvents = codec<PrintingJobEvents>({
  category: 'printing.printing-job',
  events: {
    JobQueued: {
      version: 1,
      read: (json) => ({ ...json, document: Document.fromJSON(json.document) }),
    },
    JobPrinted: { version: 1 },
    JobFailed: { version: 1 },
  },
});
