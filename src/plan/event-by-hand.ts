import type { Event } from '../model/event.ts';
import type { AggregateScope } from './aggregate-scope.ts';
import { stringLiteral } from './escape.ts';
import type { Import } from './imports.ts';
import { signature } from './layout.ts';
import { article, camel } from './names.ts';

/** What the function that a person writes is given. */
export const handed = ['data', 'state', 'meta'] as const;

/** @example 'openedByHand' */
export const handName = ({ name }: Pick<Event, 'name'>): string => `${camel(name)}ByHand`;

/** What an event replaces of the state, where the spec leaves that to a person. */
export function handWritten(event: Event, { aggregate, names }: AggregateScope) {
  const fixed = aggregate.states ? "'id' | 'status'" : "'id'";
  const head = signature(
    {
      head: `function ${handName(event)}`,
      params: [
        `_data: ${names.events}['${event.name}']`,
        `_state: ${names.state}`,
        '_meta: EventMeta',
      ],
      returns: `Partial<Omit<${names.state}, ${fixed}>>`,
    },
    { indent: 0, after: ' {' },
  );
  const runtime = (name: string, type = false): Import => ({
    name,
    from: '@plinth/runtime/domain',
    type,
  });
  return {
    text: [
      `/** What ${event.name} replaces of ${article(names.noun)}. */`,
      `${head} {`,
      `  throw new NotImplemented(${stringLiteral(event.id)});`,
      '}',
    ].join('\n'),
    imports: [runtime('NotImplemented'), runtime('EventMeta', true)],
  };
}
