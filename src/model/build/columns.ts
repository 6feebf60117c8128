import type { Column, Index as SpecIndex } from '../../spec/columns.ts';
import type { Name } from '../../spec/name.ts';
import { nearest } from '../../spec/nearest.ts';
import type { Field } from '../declaration.ts';
import type { Index, SortColumn } from '../index-columns.ts';
import { scalarOf } from '../scalar-of.ts';
import { shapeName } from '../type-name.ts';
import type { Site } from './site.ts';
import { isUnresolved } from './type.ts';

/** The rows of a table, by name and by their columns (`id` and `status` included). */
export interface Table {
  readonly name: string;
  readonly columns: readonly Field[];
}

export function findColumn(name: Name, table: Table, site: Site): Field | undefined {
  const found = table.columns.find((column) => column.name === name.text);
  if (found === undefined) {
    site.report('SPEC_UNKNOWN_COLUMN', name.at, {
      in: table.name,
      name: name.text,
      near: nearest(
        name.text,
        table.columns.map(({ name }) => name),
      ),
    });
    return undefined;
  }
  if (found.computed === undefined) return found;
  site.report('SPEC_WHERE_DERIVED', name.at, { name: name.text });
  return undefined;
}

/** One value of a kind that a database can put in order. */
export function isComparable({ type, card }: Field): boolean {
  if (card === 'many' || card === 'some') return false;
  const scalar = scalarOf(type)?.scalar;
  const isEnum = type.kind === 'enum' || (type.kind === 'alias' && type.alias.type.kind === 'enum');
  return (
    isUnresolved(type) ||
    isEnum ||
    (scalar !== undefined && scalar !== 'json' && scalar !== 'binary')
  );
}

/** Columns to sort by; what cannot be put in order is reported with the given words. */
export function orderedColumns(
  columns: readonly Column[],
  table: Table,
  { what, site }: { readonly what: string; readonly site: Site },
): readonly SortColumn[] {
  return columns.flatMap(({ name, descending }) => {
    const field = findColumn(name, table, site);
    if (field === undefined) return [];
    if (isComparable(field)) return [{ field, descending }];
    site.report('SPEC_WHERE_TYPE', name.at, {
      problem: `${field.name} is ${shapeName(field)} and cannot be ${what}`,
      hint: 'only a stored text, number, date, enum or ref can',
    });
    return [];
  });
}

export function buildIndexes(
  written: readonly SpecIndex[],
  table: Table,
  site: Site,
): readonly Index[] {
  return written.map(({ unique, columns }) => ({
    unique,
    columns: orderedColumns(columns, table, { what: 'indexed', site }),
  }));
}
