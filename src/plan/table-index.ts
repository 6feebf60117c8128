import type { Field } from '../model/declaration.ts';
import type { Index } from '../model/index-columns.ts';
import { isLink } from './entity-fields.ts';
import { columnName, databaseName } from './paths.ts';
import type { TableIndex } from './schema-table.ts';

const indexName = (table: string, columns: readonly string[], end: string): string =>
  databaseName([table, ...columns, end].join('_'));

export function index(table: string, columns: readonly string[], unique: boolean): TableIndex {
  const names = columns.map((one) => one.replace(/ desc$/, ''));
  return { name: indexName(table, names, unique ? 'unique' : 'index'), unique, columns };
}

/** Indexes that fields ask for themselves: uniqueness, and finding who points at a row. */
export const fieldIndexes = (table: string, fields: readonly Field[]): readonly TableIndex[] =>
  fields.flatMap((field) => {
    if (field.unique) return [index(table, [columnName(field.name)], true)];
    const points = field.type.kind === 'ref' && !isLink(field);
    return points ? [index(table, [columnName(field.name)], false)] : [];
  });

/** One that the spec writes down. */
export function writtenIndex(table: string, { columns, unique }: Index): TableIndex {
  const names = columns.map(
    ({ field, descending }) => `${columnName(field.name)}${descending ? ' desc' : ''}`,
  );
  return index(table, names, unique);
}

export const withoutTwins = (indexes: readonly TableIndex[]): readonly TableIndex[] => [
  ...new Map(indexes.map((one) => [one.name, one])).values(),
];
