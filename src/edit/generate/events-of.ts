import { PlinthError } from '../../errors.ts';
import { pascal } from '../../plan/names.ts';
import type { Aggregate } from '../../spec/aggregate.ts';
import type { Context } from '../../spec/context.ts';
import type { Entity } from '../../spec/entity.ts';
import type { Field } from '../../spec/field.ts';
import { contextOf, hintFor, isContextOpen } from './parts.ts';
import type { Request } from './request.ts';

/** An event, and what it happens to. */
export interface KnownEvent {
  readonly name: string;
  readonly owner: Pick<Aggregate | Entity, 'name' | 'id'>;
  readonly fields: readonly Field[];
  /** Whether nothing is there before it. */
  readonly begins: boolean;
}

/** The events of a context, those of its entities, too. */
export function eventsOf({ aggregates, entities }: Context): readonly KnownEvent[] {
  const decided = aggregates.flatMap((owner) =>
    owner.events.map(({ name, fields }) => ({
      name: name.text,
      owner,
      fields,
      begins: owner.commands.some(
        ({ state, emit }) =>
          state?.from.some(({ kind }) => kind === 'new') && emit?.[0]?.event.text === name.text,
      ),
    })),
  );
  const written = entities.flatMap((owner) =>
    owner.events.map((verb) => ({
      name: `${owner.name.text}${pascal(verb)}`,
      owner,
      fields: owner.fields.filter(
        ({ flags, derived }) => !derived && flags.every(({ kind }) => kind !== 'secret'),
      ),
      begins: verb === 'created',
    })),
  );
  return [...decided, ...written];
}

export const eventNamesIn = (context: Context): readonly string[] =>
  eventsOf(context).map(({ name }) => name);

/**
 * What can be listened to in a context: its own events, and what those it uses publish. Where no
 * context is said yet, its own events of each, any of which would say it.
 */
export function eventNames(request: Request): readonly string[] {
  if (isContextOpen(request)) {
    return [...new Set(request.spec.contexts.flatMap(eventNamesIn))];
  }
  const context = contextOf(request);
  const others = request.spec.contexts.filter(({ name }) =>
    context.uses.some((use) => use.context.text === name.text),
  );
  return [
    ...ownEventNames(request),
    ...others.flatMap(({ name, publishes }) =>
      publishes.map(({ event }) => `${name.text}.${event.text}`),
    ),
  ];
}

export const ownEventNames = (request: Request): readonly string[] =>
  eventNamesIn(contextOf(request));

/** The event of that name, which may be another context's. */
export function eventCalled(text: string, request: Request): KnownEvent {
  const [first = '', second] = text.split('.');
  const context =
    second === undefined
      ? contextOf(request)
      : request.spec.contexts.find(({ name }) => name.text === first);
  const found = context && eventsOf(context).find(({ name }) => name === (second ?? first));
  if (found) return found;
  throw new PlinthError('THING_NOT_FOUND', `the spec has no event ${text}`, {
    hint: hintFor(text, eventNames(request)),
  });
}
