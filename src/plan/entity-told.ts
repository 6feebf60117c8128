import { rowEventFiles, rowEventNames, rowEventsOf, tellsOfRows } from './entity-events.ts';
import { isOwned } from './entity-fields.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { codecView } from './event-codec.ts';
import { payloadOf } from './event-payload.ts';
import { type Import, renderImports } from './imports.ts';
import { article } from './names.ts';
import { domainFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { storedRowsOf } from './stored-row.ts';

/** `domain/product-events.ts`: what is told of the rows of an entity. */
function planRowEvents(scope: EntityScope): PlannedFile {
  const { entity, names, model } = scope;
  const told = rowEventNames(entity);
  const { events: path } = rowEventFiles(entity);
  const events = rowEventsOf(entity);
  const payloads = events.map((event) => payloadOf(event, entity, model));
  const imports: readonly Import[] = [
    ...payloads.flatMap((payload) => payload.imports),
    { name: names.type, from: domainFile(entity), type: true },
  ];
  const [first] = events;
  return entityFile(scope, {
    role: 'row-events',
    path,
    template: 'domain/__entity__-events.ts',
    view: {
      ...names,
      imports: renderImports(imports, path),
      payloads: payloads.map(({ doc, type, name, members }) => ({ doc, type, name, members })),
      article: article(names.noun),
      events: told.events,
      data: told.data,
      idField: first?.idField.name ?? '',
      fields: (first?.fields ?? []).map(({ name }) => name),
    },
  });
}

/** The files for the events of an entity: none where nothing is told of its rows. */
export function planEntityEvents(scope: EntityScope): readonly PlannedFile[] {
  const { entity, names, model } = scope;
  if (!tellsOfRows(entity)) return [];
  const files = rowEventFiles(entity);
  const told = rowEventsOf(entity);
  const codec = entityFile(scope, {
    role: 'row-codec',
    path: files.codec,
    template: 'infrastructure/__aggregate__-events.ts',
    view: codecView(told, {
      model,
      context: entity.context,
      article: article(names.noun),
      names: rowEventNames(entity),
      files,
      rows: storedRowsOf((told[0]?.fields ?? []).filter(isOwned), entity.context),
    }),
  });
  return [planRowEvents(scope), codec];
}
