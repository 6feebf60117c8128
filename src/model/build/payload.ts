import type { Name } from '../declaration.ts';
import type { Event } from '../event.ts';
import { payloadOf } from './event.ts';
import type { Site } from './site.ts';

/** What of an event is seen here: of a foreign one, the fields that are published. */
export function seenPayload(event: Event, site: Site): readonly Name[] {
  if (event.context === site.context || event.context === undefined) return payloadOf(event);
  const published = site.directories.contexts.get(event.context)?.publications.get(event.name);
  return published
    ? payloadOf({ idField: event.idField, fields: published.fields })
    : payloadOf(event);
}

/** The names that all events bring, where one reaction is for several. */
export function commonPayload(events: readonly Event[], site: Site): readonly Name[] {
  const [first, ...others] = events.map((event) => seenPayload(event, site));
  return (first ?? []).filter(({ name }) =>
    others.every((payload) => payload.some((other) => other.name === name)),
  );
}
