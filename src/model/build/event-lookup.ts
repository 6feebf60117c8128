import type { QualifiedName } from '../../spec/name.ts';
import { nearest } from '../../spec/nearest.ts';
import type { Event } from '../event.ts';
import { foreignDirectory, textOf } from './lookup.ts';
import type { Site } from './site.ts';

/** An own event, or a published one of another context. */
export function findEvent(name: QualifiedName, site: Site): Event | undefined {
  const { context, name: own } = name;
  const directory = context ? foreignDirectory(context, textOf(name), site) : site.directory;
  if (directory === undefined) return undefined;
  const event = directory.events.get(own.text);
  if (event === undefined) {
    if (directory.broken.has(own.text)) return undefined;
    site.report('SPEC_UNKNOWN_EVENT', own.at, {
      in: directory.context,
      name: own.text,
      near: nearest(own.text, directory.events.keys()),
    });
    return undefined;
  }
  const isForeign = directory !== site.directory;
  if (isForeign && !directory.published.has(own.text)) {
    site.report('SPEC_EVENT_NOT_PUBLISHED', name.at, {
      context: directory.context,
      name: own.text,
    });
  }
  return event;
}

export const findEvents = (names: readonly QualifiedName[], site: Site): readonly Event[] =>
  names.flatMap((name) => {
    const event = findEvent(name, site);
    return event ? [event] : [];
  });
