import type { Field } from '../model/declaration.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { below, choice, property } from './code-doc.ts';
import { entityFiles } from './entity-files.ts';
import { filterName, filterText, queryType } from './entity-repository.ts';
import type { EntityScope } from './entity-scope.ts';
import { heritage } from './heritage.ts';
import type { Import } from './imports.ts';
import type { View } from './planned-file.ts';
import { propertyName } from './schema-text.ts';

const isTime = ({ type }: Field): boolean => scalarOf(type)?.scalar === 'datetime';

/** Filters whose query parameter is not what the repository is asked with. */
export const turnedFilters = ({ entity }: EntityScope): readonly Field[] =>
  entity.list.filter.filter((field) => field.wire !== filterName(field) || isTime(field));

/** The query string of a list, where it is not what the repository is asked with. */
export interface ListQuery {
  /** The type of the query string; `''`: nothing can be asked. */
  readonly type: string;
  /** What is handed on. @example 'request.query' */
  readonly handed: string;
  /** Declared in the file of the controller's JSON; null: the type exists. */
  readonly declared: View | null;
  readonly imports: readonly Import[];
}

const access = (name: string): string => {
  const key = propertyName(name);
  return key === name ? `.${name}` : `[${key}]`;
};

function turned(field: Field): string {
  const from = `query${access(field.wire)}`;
  const tail = isTime(field)
    ? choice(`${from} === undefined`, 'undefined', `normaliseDatetime(${from})`)
    : below(from);
  return property(filterName(field), tail, 4);
}

export function listQuery(scope: EntityScope): ListQuery {
  const { entity, names } = scope;
  const own = queryType(scope);
  const filters = turnedFilters(scope);
  if (own === undefined || filters.length === 0) {
    return {
      type: own?.text ?? '',
      handed: own === undefined ? '' : 'request.query',
      declared: null,
      imports: own?.imports ?? [],
    };
  }
  const { json } = entityFiles(entity);
  const type = `List${names.types}Query`;
  const members = filters.map((field) => ({ field, ...filterText(field, entity.context) }));
  const kept = filters.map((field) => `'${filterName(field)}'`).join(' | ');
  return {
    type,
    handed: `${names.one}QueryFrom(request.query)`,
    declared: {
      type,
      heritage: heritage(type, `Omit<${own.text}, ${kept}>`),
      query: own.text,
      name: `${names.one}QueryFrom`,
      members: members.map(({ field, text }) => ({ name: propertyName(field.wire), type: text })),
      lines: filters.map(turned),
    },
    imports: [
      { name: type, from: json, type: true },
      { name: `${names.one}QueryFrom`, from: json },
    ],
  };
}

/** What the declaration of the query string imports. */
export const listQueryImports = (scope: EntityScope): readonly Import[] => [
  ...(queryType(scope)?.imports ?? []),
  ...turnedFilters(scope).flatMap((field) => filterText(field, scope.entity.context).imports),
  ...(turnedFilters(scope).some(isTime)
    ? [{ name: 'normaliseDatetime', from: '@plinth/runtime/domain' }]
    : []),
];
