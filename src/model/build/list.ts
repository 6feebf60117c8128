import type { ListOptions } from '../../spec/entity.ts';
import type { Name } from '../../spec/name.ts';
import type { Page as SpecPage } from '../../spec/page.ts';
import { within } from '../../spec/within.ts';
import type { Field } from '../declaration.ts';
import type { List } from '../entity.ts';
import type { Page } from '../page.ts';
import { scalarOf } from '../scalar-of.ts';
import { shapeName } from '../type-name.ts';
import { findColumn, isComparable, type Table } from './columns.ts';
import type { Site } from './site.ts';
import { isUnresolved } from './type.ts';

const usualPage: Page = { size: 20, max: 100 };

export const usualList: List = {
  filter: [],
  search: [],
  sort: [],
  page: usualPage,
  read: 'primary',
  envelope: { items: 'items', total: 'total' },
  sparse: false,
};

export function buildPage(written: SpecPage | undefined): Page | undefined {
  if (written === undefined) return usualPage;
  return written.kind === 'none' ? undefined : { size: written.size, max: written.max };
}

/** Query parameters that every list has. */
const parameters: ReadonlySet<string> = new Set(['q', 'sort', 'limit', 'offset', 'fields']);

export function buildList(written: ListOptions | undefined, table: Table, site: Site): List {
  if (written === undefined) return usualList;
  const columns = (names: readonly Name[], verb: string, fits: (field: Field) => boolean) =>
    names.flatMap((name) => {
      const field = findColumn(name, table, site);
      if (field === undefined) return [];
      if (isUnresolved(field.type) || fits(field)) return [field];
      site.report('SPEC_WHERE_TYPE', name.at, {
        problem: `${field.name} is ${shapeName(field)} and cannot be ${verb}`,
        hint:
          verb === 'searched'
            ? 'only a stored text can'
            : 'only a stored text, number, date, enum or ref can',
      });
      return [];
    });
  const filter = columns(written.filter, 'filtered by', isFilterable);
  written.filter.forEach((name) => {
    const wire = filter.find((field) => field.name === name.text)?.wire;
    if (wire === undefined || !parameters.has(wire)) return;
    site.report('SPEC_NAME_RESERVED', name.at, {
      problem: `${wire} is a query parameter of every list`,
      hint: 'give the field another name on the wire: as=',
    });
  });
  const { items, total } = written.envelope;
  if (new Set([items, total, 'limit', 'offset']).size < 4) {
    const wire = items === total || ['limit', 'offset'].includes(total) ? total : items;
    site.report('SPEC_WIRE_NAME', within(written.at, 'envelope'), { wire });
  }
  return {
    filter,
    search: columns(written.search, 'searched', isText),
    sort: columns(written.sort, 'sorted by', isComparable),
    page: buildPage(written.page),
    read: written.read,
    envelope: written.envelope,
    sparse: written.sparse,
  };
}

/** One plain value, or a list of them. */
const isFilterable = (field: Field): boolean => isComparable({ ...field, card: 'one' });

const isText = ({ type, card }: Field): boolean => {
  const scalar = scalarOf(type)?.scalar;
  const single = card === 'one' || card === 'optional';
  return single && scalar !== undefined && ['string', 'text', 'email', 'uri'].includes(scalar);
};
