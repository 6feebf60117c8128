import { type AggregateScope, aggregateFile } from './aggregate-scope.ts';
import { payloadOf } from './event-payload.ts';
import { renderImports } from './imports.ts';
import { article } from './names.ts';
import type { PlannedFile } from './planned-file.ts';

/** `domain/account/events.ts`: what can happen to an aggregate. */
export function planAggregateEvents(scope: AggregateScope): PlannedFile {
  const { aggregate, names, files, model } = scope;
  const events = aggregate.events.map((event) => payloadOf(event, aggregate, model));
  const imports = [
    ...events.flatMap((event) => event.imports),
    { name: 'EventOf', from: '@plinth/runtime/domain', type: true },
  ];
  return aggregateFile(scope, {
    role: 'events',
    path: files.events,
    template: 'domain/__aggregate__/events.ts',
    view: {
      imports: renderImports(imports, files.events),
      payloads: events.map(({ doc, type, name, members }) => ({ doc, type, name, members })),
      article: article(names.noun),
      events: names.events,
      event: names.event,
    },
  });
}
