import { codec } from '@plinth/runtime/eventsourcing';
import type { HandlingEventEvents } from '../domain/handling-event/events.js';

/** How the events of a handling event are written down. */
export const handlingEventEvents = codec<HandlingEventEvents>({
  category: 'cargo-booking.handling-event',
  events: {
    HandlingRegistered: {
      version: 1,
      read: (json) => ({ ...json, voyage: json.voyage ?? null }),
    },
  },
});
