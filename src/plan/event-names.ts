import type { BoundExpression, CallBinding, Field, LocalBinding } from '../model/declaration.ts';

interface Said {
  /** What stands before the parts of the event, where it is not taken apart. @example 'event.' */
  readonly before: string;
  /** @example 'this.#clock' */
  readonly clock: string;
}

/** How something that handles an event says the names of its expressions. */
export const eventNames =
  ({ before, clock }: Said) =>
  ({ kind, name, field }: LocalBinding | CallBinding): string => {
    if (kind === 'payload') return field?.computed ? name : `${before}data.${name}`;
    if (kind === 'whole') return `${before}data`;
    if (kind === 'meta') return `${before}meta`;
    return kind === 'now' ? `${clock}.now()` : name;
  };

const bindingsOf = (expressions: readonly BoundExpression[]) =>
  expressions.flatMap((one) => [...one.bindings.values()]);

/** What of an event is named where it is taken apart; '' where nothing is. @example '{ data, meta }' */
export function eventParts(expressions: readonly BoundExpression[]): string {
  const all = bindingsOf(expressions);
  const inside = bindingsOf(all.flatMap(({ field }) => field?.computed ?? []));
  const kinds = new Set([...all, ...inside].map(({ kind }) => kind));
  const parts = [
    ...(kinds.has('payload') || kinds.has('whole') ? ['data'] : []),
    ...(kinds.has('meta') ? ['meta'] : []),
  ];
  return parts.length === 0 ? '' : `{ ${parts.join(', ')} }`;
}

/** The fields that are computed from what the event says: what is published under a name. */
export function computedFields(expressions: readonly BoundExpression[]): readonly Field[] {
  const fields = bindingsOf(expressions).flatMap(({ kind, field }) =>
    kind === 'payload' && field?.computed ? [field] : [],
  );
  return [...new Set(fields)];
}
