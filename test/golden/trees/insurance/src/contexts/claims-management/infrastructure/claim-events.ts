import { codec } from '@plinth/runtime/eventsourcing';
import type { ClaimEvents } from '../domain/claim/events.js';

/** How the events of a claim are written down. */
export const claimEvents = codec<ClaimEvents>({
  category: 'claims-management.claim',
  events: {
    ClaimSubmitted: {
      version: 1,
      read: (json) => ({ ...json, requestDocument: json.requestDocument ?? null }),
    },
    ClaimRegistered: { version: 1 },
    AssessmentPerformed: { version: 1 },
    ClaimAccepted: { version: 1 },
    ClaimRejected: { version: 1 },
    CustomerNotified: { version: 1 },
  },
});
