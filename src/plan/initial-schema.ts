import { UNKNOWN_ITEMS } from './column-difference.ts';
import type { SchemaChange } from './schema-change.ts';
import type { Table, TableColumn, TableIndex } from './schema-table.ts';

interface Calls {
  readonly name: string;
  readonly text: string;
}

/** The calls of a chain, without the line breaks of the formatter. @example 'on', "'sales_order'" */
function callsOf(chain: string): readonly Calls[] {
  const calls: Calls[] = [];
  let [depth, start, name] = [0, 0, ''];
  for (const [at, char] of [...chain].entries()) {
    if (char === '(' && depth === 0) {
      name = /(\w+)$/.exec(chain.slice(0, at))?.[1] ?? '';
      start = at + 1;
    }
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (char === ')' && depth === 0) calls.push({ name, text: chain.slice(start, at) });
  }
  return calls;
}

const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/'([^']*)'/g)].map(([, name = '']) => name);

function columnOf(text: string): TableColumn {
  const [name = ''] = namesIn(text);
  const type = /types\.(\w+)/.exec(text)?.[1] ?? 'text';
  const table = /references\('([^'.]*)\.id'\)/.exec(text)?.[1];
  const value = /defaultTo\(([^)]*)\)/.exec(text)?.[1];
  const key = type === 'sequence' || text.includes('primaryKey()');
  return {
    name,
    type,
    nullable: !key && !text.includes('notNull()'),
    ...(key && { key }),
    ...(table !== undefined && {
      references: { table, cascade: text.includes("onDelete('cascade')") },
    }),
    ...(value !== undefined && { default: value }),
    ...(type === 'json' && { items: UNKNOWN_ITEMS }),
  };
}

function tableOf(calls: readonly Calls[]): Table {
  const all = (name: string): readonly string[] =>
    calls.filter((call) => call.name === name).map(({ text }) => text);
  const [, ...primaryKey] = all('addPrimaryKeyConstraint').flatMap(namesIn);
  const columns = all('addColumn').map(columnOf);
  return { name: namesIn(all('createTable')[0] ?? '')[0] ?? '', columns, primaryKey, indexes: [] };
}

function indexOf(calls: readonly Calls[]): { readonly table: string; readonly index: TableIndex } {
  const names = (wanted: RegExp): readonly string[] =>
    calls.filter(({ name }) => wanted.test(name)).flatMap(({ text }) => namesIn(text));
  const [name = ''] = names(/^createIndex$/);
  const [table = ''] = names(/^on$/);
  const unique = calls.some((call) => call.name === 'unique');
  return { table, index: { name, unique, columns: names(/^columns?$/) } };
}

/**
 * What the first migration of an app made, read from the text that plinth wrote for it: locks did
 * not remember the schema from the start.
 */
export function initialSchema(text: string): readonly SchemaChange[] {
  const chains = text.split('await db.schema').slice(1);
  return chains.flatMap((chain): readonly SchemaChange[] => {
    const calls = callsOf(chain.slice(0, chain.indexOf('.execute()')).replace(/\s+/g, ' '));
    if (calls.some(({ name }) => name === 'createTable')) {
      return [{ kind: 'make-table', table: tableOf(calls) }];
    }
    return calls.some(({ name }) => name === 'createIndex')
      ? [{ kind: 'make-index', ...indexOf(calls) }]
      : [];
  });
}
