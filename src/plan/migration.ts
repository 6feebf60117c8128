import type { Model } from '../model/model.ts';
import { arrowCall, call, listCall } from './code-doc.ts';
import { type Doc, group, indent, join, printDoc, softline } from './doc.ts';
import { tellsOfRows } from './entity-events.ts';
import { stringLiteral } from './escape.ts';
import { fingerprint } from './fingerprint.ts';
import { brackets } from './layout.ts';
import { pascal } from './names.ts';
import { elements } from './parameters.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { type Table, type TableColumn, type TableIndex, tablesOf } from './table.ts';

/** What follows `column` in its definition. */
function attributes({ key, nullable, references, default: value }: TableColumn): readonly string[] {
  return [
    ...(key ? ['primaryKey()'] : []),
    ...(nullable || key ? [] : ['notNull()']),
    ...(value === undefined ? [] : [`defaultTo(${value})`]),
    ...(references ? [`references(${stringLiteral(`${references.table}.id`)})`] : []),
    ...(references?.cascade ? ["onDelete('cascade')"] : []),
  ];
}

const chain = (head: string, calls: readonly string[]): Doc =>
  calls.length > 1
    ? group([head, indent(...calls.map((one) => [softline, `.${one}`]))])
    : [head, ...calls.map((one) => `.${one}`)];

function columnDoc(column: TableColumn): Doc {
  const args = [stringLiteral(column.name), `types.${column.type}`];
  if (column.type === 'sequence') return call('.addColumn', ...args, 'types.sequenceKey');
  const calls = attributes(column);
  if (calls.length === 0) return call('.addColumn', ...args);
  const body = chain('column', calls);
  return arrowCall({ callee: '.addColumn', args, params: '(column)', body });
}

const list = (names: readonly string[]): Doc =>
  brackets({ open: '[', close: ']', items: names.map(stringLiteral) });

/** A chain that is sure to break: a line for each call. */
function createTable({ name, columns, primaryKey }: Table): string {
  const key = listCall({
    callee: '.addPrimaryKeyConstraint',
    args: [stringLiteral(`${name}_key`)],
    items: primaryKey.map(stringLiteral),
  });
  const calls = [
    call('.createTable', stringLiteral(name)),
    ...columns.map(columnDoc),
    ...(primaryKey.length > 0 ? [key] : []),
  ];
  const lines = calls.map((one) => `\n    ${printDoc(one, { indent: 4 })}`);
  return `  await db.schema${lines.join('')}\n    .execute();`;
}

function indexDoc({ name, unique, columns }: TableIndex, table: string): Doc {
  const [only, ...more] = columns;
  const on =
    more.length === 0
      ? call('.column', stringLiteral(only ?? ''))
      : call('.columns', list(columns));
  const calls = [
    call('.createIndex', stringLiteral(name)),
    ...(unique ? ['.unique()'] : []),
    call('.on', stringLiteral(table)),
    on,
    '.execute()',
  ];
  return group(['await db.schema', indent(softline, join(softline, calls))]);
}

const statement = (doc: Doc): string => `  ${printDoc(doc, { indent: 2, after: ';' })};`;

const tableView = (table: Table): View => ({
  name: `create${pascal(table.name)}`,
  statements: [
    createTable(table),
    ...table.indexes.map((index) => statement(indexDoc(index, table.name))),
  ],
});

function initialView(tables: readonly Table[]): View {
  const views = tables.map(tableView);
  return { tables: views, fingerprint: fingerprint(JSON.stringify(views)) };
}

/** The log of events comes from the runtime, with all that the runtime keeps beside it. */
function migrationsView(model: Model, hasTables: boolean): View {
  const names = [
    'idempotencyMigration',
    ...(hasEvents(model) ? ['eventMigration'] : []),
    ...(hasTables ? ['initial'] : []),
  ];
  return { hasTables, hasEvents: hasEvents(model), names: elements(names) };
}

/** Whether anything of the app is told by events. */
export const hasEvents = ({ contexts }: Model): boolean =>
  contexts.some(({ aggregates, entities }) => aggregates.length > 0 || entities.some(tellsOfRows));

/** The first migration, which makes every table, and the list of all migrations. */
export function planMigrations(model: Model): readonly PlannedFile[] {
  const tables = tablesOf(model);
  const folder = 'src/migrations';
  const index = {
    path: `${folder}/index.ts`,
    id: 'app#migrations',
    template: `app/${folder}/index.ts`,
    view: migrationsView(model, tables.length > 0),
  };
  if (tables.length === 0) return [index];
  return [
    index,
    {
      path: `${folder}/0001-initial.ts`,
      id: 'app#migrations/0001-initial',
      template: `app/${folder}/0001-initial.ts`,
      view: initialView(tables),
    },
  ];
}
