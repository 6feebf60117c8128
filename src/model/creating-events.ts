import type { Aggregate } from './aggregate.ts';
import type { Event } from './event.ts';

/** The events that may be the first of an aggregate: they make its state. */
export function creatingEvents({ commands }: Pick<Aggregate, 'commands'>): ReadonlySet<Event> {
  const creating = commands.filter(({ state }) => state.creates);
  return new Set(
    creating.flatMap(({ outcomes }) => outcomes.flatMap(({ emit: [first] }) => first?.event ?? [])),
  );
}
