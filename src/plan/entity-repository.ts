import type { Field } from '../model/declaration.ts';
import type { Entity, Verb } from '../model/entity.ts';
import { entityFiles } from './entity-files.ts';
import { needsOf } from './entity-needs.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { docComment, stringLiteral } from './escape.ts';
import { idTypeOf } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { union } from './layout.ts';
import { pascal } from './names.ts';
import { ownFields, ownType } from './own-rows.ts';
import { parameters } from './parameters.ts';
import type { PlannedFile } from './planned-file.ts';
import { propertyName } from './schema-text.ts';
import { elementText, isDecimal, type TypeText } from './type-text.ts';

const repositories = (name: string): Import => ({
  name,
  from: '@plinth/runtime/repositories',
  type: true,
});

/** Which methods a repository has: those that somebody calls. */
export interface RepositoryMethods {
  readonly find: boolean;
  readonly findMany: boolean;
  readonly existing: boolean;
  readonly list: boolean;
  readonly insert: boolean;
  readonly get: boolean;
  readonly update: boolean;
  readonly delete: boolean;
  /** The fields by which rows are found for the answers of others. */
  readonly by: readonly Field[];
}

/** Whether the spec has rows for it. */
export const isSeeded = ({ entity, context }: EntityScope): boolean =>
  context.seed.some((seed) => seed.entity === entity);

export function repositoryMethods(scope: EntityScope): RepositoryMethods {
  const { entity, model } = scope;
  const has = (...verbs: readonly Verb[]): boolean =>
    verbs.some((verb) => entity.crud.includes(verb));
  const needs = needsOf(entity, model);
  return {
    find: has('get', 'replace', 'patch', 'delete') || needs.got,
    get: needs.got,
    findMany: needs.byIds,
    existing: needs.existing,
    list: has('list'),
    insert: has('create') || isSeeded(scope),
    update: has('replace', 'patch'),
    delete: has('delete'),
    by: needs.by,
  };
}

/** What every query of a list may hold beside its filters. */
const ofEveryQuery: ReadonlySet<string> = new Set(['q', 'sort', 'limit', 'offset']);

/** What a filter is called in the query of a list. @example 'category' */
export const filterName = ({ name }: Field): string =>
  ofEveryQuery.has(name) ? `${name}Value` : name;

/** A filter of a list, as the query holds it: decimals as they are written. */
export function filterText(field: Field, context: string | undefined): TypeText {
  return isDecimal(field.type)
    ? { text: 'string', imports: [] }
    : elementText(field.type, { form: 'domain', context });
}

/** The ways to sort a list. @example ['name', '-name'] */
export const sortKeys = ({ list }: Entity): readonly string[] =>
  list.sort.flatMap(({ wire }) => [wire, `-${wire}`]);

function searchDoc({ list }: Entity): string {
  const names = list.search.map(({ name }) => name);
  const last = names.at(-1) ?? '';
  const all = names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${last}` : last;
  return docComment(`Text to find in ${all}.`, 2);
}

const sortMember = '  readonly sort?:';

function sortUnion(entity: Entity): string {
  const keys = sortKeys(entity);
  if (keys.length === 0) return '';
  const members = [...keys.map((key) => stringLiteral(key)), 'undefined'];
  return union(members, { indent: 2, column: sortMember.length, after: ';' });
}

/** What `list` takes; undefined: nothing can be asked for. */
export function queryType({ entity, names }: EntityScope): TypeText | undefined {
  const { filter, search, sort, page } = entity.list;
  const own = filter.length > 0 || search.length > 0 || sort.length > 0;
  const from = entityFiles(entity).repository;
  if (own)
    return {
      text: `${names.type}Query`,
      imports: [{ name: `${names.type}Query`, from, type: true }],
    };
  if (page === undefined) return undefined;
  return { text: 'PageRequest', imports: [repositories('PageRequest')] };
}

/** What `list` is called with. */
export function listParameters(scope: EntityScope, query: TypeText | undefined): string {
  const own = ownFields(scope).length > 0 ? [`own?: ${ownType(scope)}`] : [];
  return parameters([...(query === undefined ? [] : [`query: ${query.text}`]), ...own]);
}

const ownView = (scope: EntityScope) => ({
  type: ownType(scope),
  fields: ownFields(scope).map(({ name }) => stringLiteral(name)),
});

/** `application/product-repository.ts` */
export function planEntityRepository(scope: EntityScope): PlannedFile {
  const { entity, names } = scope;
  const files = entityFiles(entity);
  const methods = repositoryMethods(scope);
  const filters = entity.list.filter.map((field) => ({
    name: propertyName(filterName(field)),
    type: filterText(field, entity.context),
  }));
  const by = methods.by.map((field) => ({
    name: `findBy${pascal(field.name)}`,
    field: field.name,
    type: elementText(field.type, { form: 'domain', context: entity.context }),
  }));
  const isPaged = entity.list.page !== undefined;
  const isCounted = entity.identity.made === 'sequence';
  const id = idTypeOf(entity);
  const query = methods.list ? queryType(scope) : undefined;
  const domain = (name: string): Import => ({ name, from: files.domain, type: true });
  const usesId =
    methods.find ||
    methods.existing ||
    methods.findMany ||
    methods.delete ||
    (isCounted && isSeeded(scope));
  const usesVersion = methods.find || methods.insert || methods.update;
  const imports = [
    domain(names.type),
    ...(usesId ? [{ name: id.name, from: id.file, type: true }] : []),
    ...(methods.insert && isCounted ? [domain(`Unsaved${names.type}`)] : []),
    ...(usesVersion ? [repositories('Versioned')] : []),
    ...(methods.list && isPaged ? [repositories('Page'), repositories('PageRequest')] : []),
    ...(query?.imports ?? []),
    ...(methods.list ? filters.flatMap(({ type }) => type.imports) : []),
    ...by.flatMap(({ type }) => type.imports),
  ];
  return entityFile(scope, {
    role: 'repository',
    path: files.repository,
    template: 'application/__entity__-repository.ts',
    view: {
      ...names,
      imports: renderImports(imports, files.repository),
      methods,
      by: by.map(({ name, type, field }) => ({ name, field, type: type.text })),
      query: query?.text ?? '',
      listParams: listParameters(scope, query),
      own: ownFields(scope).length > 0 && methods.list ? ownView(scope) : null,
      ownQuery: query !== undefined && query.text !== 'PageRequest',
      isSeeded: isCounted && isSeeded(scope),
      unsaved: isCounted ? `Unsaved${names.type}` : names.type,
      isPaged,
      listed: isPaged ? `Page<${names.type}>` : `readonly ${names.type}[]`,
      filters: filters.map(({ name, type }) => ({ name, type: type.text })),
      searchDoc: entity.list.search.length > 0 ? searchDoc(entity) : '',
      sorts: sortUnion(entity),
    },
  });
}
