import type { Event } from '../model/event.ts';
import { type AggregateScope, aggregateFile } from './aggregate-scope.ts';
import { stringLiteral } from './escape.ts';
import { readingOf, writingOf } from './event-reading.ts';
import { upcastText } from './event-upcast.ts';
import { eventType } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { article } from './names.ts';
import type { PlannedFile } from './planned-file.ts';

function formatOf(event: Event, { aggregate, model }: AggregateScope) {
  const { context } = aggregate;
  const type = eventType(event, model);
  const read = readingOf(event, context);
  const write = writingOf(event, type, context);
  const upcasts = event.upcasts.map((upcast) => upcastText(upcast, { event, type, context }));
  const texts = upcasts.map(({ text }) => text);
  return {
    view: {
      name: event.name,
      version: event.version,
      was: event.was === undefined ? '' : stringLiteral(event.was),
      upcasts: texts,
      write: write.text,
      read: read.text,
      isShort: event.was === undefined && texts.length === 0 && read.text === '',
    },
    type,
    usesType: write.text !== '' || texts.some((text) => text.includes(`Stored<${type}>`)),
    isWritten: write.text !== '',
    imports: [...write.imports, ...read.imports, ...upcasts.flatMap(({ imports }) => imports)],
  };
}

/** `infrastructure/account-events.ts`: how the events of an aggregate are written down and read. */
export function planAggregateCodec(scope: AggregateScope): PlannedFile {
  const { aggregate, names, files } = scope;
  const formats = aggregate.events.map((event) => formatOf(event, scope));
  const imports: readonly Import[] = [
    { name: 'codec', from: '@plinth/runtime/eventsourcing' },
    ...(formats.some(({ isWritten }) => isWritten)
      ? [{ name: 'written', from: '@plinth/runtime/eventsourcing' }]
      : []),
    { name: names.events, from: files.events, type: true },
    ...formats.flatMap((format) => format.imports),
    ...formats
      .filter(({ usesType }) => usesType)
      .map(({ type }) => ({ name: type, from: files.events, type: true })),
  ];
  return aggregateFile(scope, {
    role: 'codec',
    path: files.codec,
    template: 'infrastructure/__aggregate__-events.ts',
    view: {
      imports: renderImports(imports, files.codec),
      article: article(names.noun),
      codec: names.codec,
      events: names.events,
      category: stringLiteral(names.category),
      formats: formats.map(({ view }) => view),
    },
  });
}
