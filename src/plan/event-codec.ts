import type { Event } from '../model/event.ts';
import type { Model } from '../model/model.ts';
import { property } from './code-doc.ts';
import { line } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { readingOf, writingOf } from './event-reading.ts';
import { upcastText } from './event-upcast.ts';
import { eventType } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import type { View } from './planned-file.ts';
import type { storedRowsOf } from './stored-row.ts';

/** Whose events they are. */
export interface Coded {
  readonly model: Model;
  readonly context: string | undefined;
  /** @example 'an account' */
  readonly article: string;
  readonly names: { readonly codec: string; readonly events: string; readonly category: string };
  readonly files: { readonly codec: string; readonly events: string };
  /** Rows in the events that are written and read by functions of their own. */
  readonly rows?: ReturnType<typeof storedRowsOf>;
}

/** What fields were called when they were stored; '' where they are called that still. */
function renamedFields({ idField, fields }: Event): string {
  const renamed = [idField, ...fields].flatMap(({ name, was }) =>
    was === undefined ? [] : [`${name}: ${stringLiteral(was)}`],
  );
  if (renamed.length === 0) return '';
  return property(
    'renamed',
    [' ', brackets({ open: '{', close: '}', items: renamed, space: line })],
    6,
  );
}

function formatOf(event: Event, { context, model }: Coded) {
  const type = eventType(event, model);
  const read = readingOf(event, context);
  const write = writingOf(event, type, context);
  const renamed = renamedFields(event);
  const upcasts = event.upcasts.map((upcast) => upcastText(upcast, { event, type, context }));
  const texts = upcasts.map(({ text }) => text);
  return {
    view: {
      name: event.name,
      version: event.version,
      was: event.was === undefined ? '' : stringLiteral(event.was),
      renamed,
      upcasts: texts,
      write: write.text,
      read: read.text,
      isShort: event.was === undefined && renamed === '' && texts.length === 0 && read.text === '',
    },
    type,
    usesType: write.text !== '' || texts.some((text) => text.includes(`Stored<${type}>`)),
    isWritten: write.text !== '',
    imports: [...write.imports, ...read.imports, ...upcasts.flatMap(({ imports }) => imports)],
  };
}

/** How the events of one category are written down and read. */
export function codecView(events: readonly Event[], coded: Coded): View {
  const { names, files, rows = [] } = coded;
  const formats = events.map((event) => formatOf(event, coded));
  const imports: readonly Import[] = [
    { name: 'codec', from: '@plinth/runtime/eventsourcing' },
    ...(formats.some(({ isWritten }) => isWritten)
      ? [{ name: 'written', from: '@plinth/runtime/eventsourcing' }]
      : []),
    { name: names.events, from: files.events, type: true },
    ...[...formats, ...rows].flatMap((piece) => piece.imports),
    ...formats
      .filter(({ usesType }) => usesType)
      .map(({ type }) => ({ name: type, from: files.events, type: true })),
  ];
  return {
    imports: renderImports(imports, files.codec),
    article: coded.article,
    codec: names.codec,
    events: names.events,
    category: stringLiteral(names.category),
    formats: formats.map(({ view }) => view),
    stored: rows.map(({ view }) => view),
  };
}
