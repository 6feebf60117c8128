import { arrowCall, call, listCall, objectCall } from './code-doc.ts';
import { type Doc, group, ifBreak, indent, join, line, printDoc, softline } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { brackets } from './layout.ts';
import type { Table, TableColumn, TableIndex } from './schema-table.ts';
import { propertyName } from './schema-text.ts';

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
export function createTableCode({ name, columns, primaryKey }: Table, indentation: number): string {
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
  const margin = ' '.repeat(indentation);
  const lines = [...calls.map((one) => printDoc(one, { indent: indentation + 2 })), '.execute();'];
  return `${margin}await db.schema${lines.map((one) => `\n${margin}  ${one}`).join('')}`;
}

/** A column that old rows have nothing in. */
export const addColumnDoc = (table: string, column: TableColumn): Doc =>
  alterTableDoc(table, columnDoc(column), attributes(column).length > 0);

/** A function among the arguments breaks the chain. */
export function alterTableDoc(table: string, change: Doc, breaks = false): Doc {
  const calls = [call('.alterTable', stringLiteral(table)), change, '.execute()'];
  return group(['await db.schema', indent(softline, join(softline, calls))], breaks);
}

/** A column with what its rows get, or one that goes. */
export interface SetColumn {
  readonly column: TableColumn | string;
  readonly value?: string | undefined;
}

function setColumnDoc({ column, value }: SetColumn): Doc {
  if (typeof column === 'string') return `${propertyName(column)}: 'drop'`;
  const calls = attributes(column);
  const define =
    column.type === 'sequence'
      ? 'types.sequenceKey'
      : calls.length > 0 && ['(column) =>', group(indent(line, chain('column', calls)))];
  const parts: readonly Doc[] = [
    `type: types.${column.type}`,
    ...(define === false ? [] : [['define: ', define]]),
    ...(value === undefined ? [] : [`value: ${value}`]),
  ];
  const inside = indent(line, join([',', line], parts));
  return [`${propertyName(column.name)}: `, group(['{', inside, ifBreak(','), line, '}'])];
}

export const changeColumnsDoc = (table: string, columns: readonly SetColumn[]): Doc =>
  objectCall({
    callee: 'await changeColumns',
    args: ['db', stringLiteral(table)],
    items: columns.map(setColumnDoc),
  });

export function indexDoc({ name, unique, columns }: TableIndex, table: string): Doc {
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
