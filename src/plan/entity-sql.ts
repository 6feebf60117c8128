import type { Field } from '../model/declaration.ts';
import type { Entity } from '../model/entity.ts';
import { scalarOf } from '../model/scalar-of.ts';
import {
  isEntity,
  isLink,
  isList,
  type LinkField,
  linkFields,
  type OwnedField,
  ownedFields,
} from './entity-fields.ts';
import { entityFiles } from './entity-files.ts';
import { partReaders } from './entity-parts.ts';
import {
  filterName,
  isSeeded,
  listParameters,
  queryType,
  type RepositoryMethods,
  repositoryMethods,
} from './entity-repository.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { hasParts, partRows, partTable, rowFunctions, rowType } from './entity-table.ts';
import { stringLiteral } from './escape.ts';
import { fitted } from './fitted.ts';
import { idTypeOf } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { pascal } from './names.ts';
import { ownFields, ownType } from './own-rows.ts';
import { elements, parameters, properties } from './parameters.ts';
import { columnName, tableName } from './paths.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { propertyName } from './schema-text.ts';
import { downwards, mayBeMissing, upwards } from './sort-direction.ts';
import { elementText, isDecimal } from './type-text.ts';

const repositories = (name: string, type = false): Import => ({
  name,
  from: '@plinth/runtime/repositories',
  type,
});

/** The columns of each unique index, as SQL names them, and the field that is to blame. */
function uniqueView({ identity, fields, indexes }: Entity): readonly View[] {
  const single = fields.filter(({ unique }) => unique);
  const composite = indexes.filter(({ unique }) => unique).map(({ columns }) => columns);
  const given = identity.made === 'given' ? [identity.field] : [];
  return [
    ...[...given, ...single].map(({ name, wire }) => ({
      key: propertyName(columnName(name)),
      value: stringLiteral(wire),
    })),
    ...composite.map((columns) => ({
      key: propertyName(columns.map(({ field }) => columnName(field.name)).join(', ')),
      value: `[${columns.map(({ field }) => stringLiteral(field.wire)).join(', ')}]`,
    })),
  ];
}

/** What rows are sorted by: decimals by value. */
const sortColumn = (field: Field): string =>
  isDecimal(field.type)
    ? `asNumber(sql.ref('${columnName(field.name)}'))`
    : `'${columnName(field.name)}'`;

/** How a filter narrows a list. */
function filterView(scope: EntityScope, field: Field): View {
  const value = `query.${filterName(field)}`;
  const column = columnName(field.name);
  const common = { value, local: `${field.name}Filter`, column, table: '', equal: '' };
  if (isLink(field)) return { ...common, kind: 'link', ...partTable(scope, field) };
  if (isList(field)) return { ...common, kind: 'element' };
  if (isDecimal(field.type)) return { ...common, kind: 'decimal' };
  const isBool = scalarOf(field.type)?.scalar === 'bool';
  const plain = isBool ? `Number(${value})` : value;
  return { ...common, kind: 'equal', equal: plain };
}

/** The unique indexes of an owned field's table. */
function ownedUnique(field: OwnedField): string {
  const { entity } = field.type;
  const unique = entity.fields.filter((one) => one.unique);
  const indexes = isEntity(entity) ? entity.indexes.filter((one) => one.unique) : [];
  const entries = [
    `'_owner, id': ${stringLiteral(`${field.wire}.id`)}`,
    ...unique.map(
      ({ name, wire }) =>
        `${propertyName(columnName(name))}: ${stringLiteral(`${field.wire}.${wire}`)}`,
    ),
    ...indexes.map(({ columns }) => {
      const names = columns.map((column) => columnName(column.field.name)).join(', ');
      const paths = columns.map((column) => stringLiteral(`${field.wire}.${column.field.wire}`));
      return `${propertyName(names)}: [${paths.join(', ')}]`;
    }),
  ];
  return `uniqueAs(${properties(entries)})`;
}

/** A call with one long name stays behind `=`, and breaks inside, if its start fits there. */
const rowsStatement = (head: string, callee: string, argument: string): string =>
  argument.length > 25 && `    ${head} ${callee}(`.length <= 100
    ? fitted`${head} ${callee}(‹${argument}›);`
    : fitted`${head}‹·${callee}(${argument})›;`;

function partViews(scope: EntityScope): readonly View[] {
  const { entity } = scope;
  const common = (field: LinkField | OwnedField): View => ({
    table: partTable(scope, field).table,
    name: field.name,
    rows: rowsStatement(`const ${field.name}Rows =`, partRows(scope, field), scope.names.one),
  });
  return [
    ...linkFields(entity).map((field) => ({
      ...common(field),
      owner: 'owner_id',
      unique: '',
    })),
    ...ownedFields(entity).map((field) => ({
      ...common(field),
      owner: '_owner',
      unique: ownedUnique(field),
    })),
  ];
}

interface Parts {
  readonly methods: RepositoryMethods;
  readonly unique: readonly View[];
  readonly filters: readonly View[];
}

function runtimeNames({ entity }: EntityScope, { methods, unique, filters }: Parts): string[] {
  const { list } = entity;
  const owned = ownedFields(entity);
  const writes = methods.insert || methods.update;
  const kinds = new Set(filters.map(({ kind }) => kind));
  const sortsDecimals = list.sort.some(({ type }) => isDecimal(type));
  const when = (condition: boolean, ...names: string[]): string[] => (condition ? names : []);
  return [
    ...when(methods.update || methods.delete, 'assertUpdated'),
    ...when(methods.delete, 'inUse'),
    ...when(writes && (unique.length > 0 || owned.length > 0), 'uniqueAs'),
    ...when(methods.existing || methods.findMany || methods.by.length > 0, 'inBatches'),
    ...when(methods.list && list.search.length > 0, 'containsText'),
    ...when(methods.list && kinds.has('element'), 'containsElement'),
    ...when(methods.list && kinds.has('decimal'), 'asNumber', 'numeric'),
    ...when(methods.list && sortsDecimals, 'asNumber'),
    ...when(methods.list && list.sort.some(mayBeMissing), 'ascending', 'descending'),
  ];
}

function importsOf(scope: EntityScope, parts: Parts): readonly Import[] {
  const { entity, names } = scope;
  const files = entityFiles(entity);
  const { methods } = parts;
  const id = idTypeOf(entity);
  const isCounted = entity.identity.made === 'sequence';
  const type = (name: string, from: string): Import => ({ name, from, type: true });
  const table = (name: string, isType = false): Import => ({
    name,
    from: files.table,
    type: isType,
  });
  const functions = rowFunctions(scope);
  const reads = methods.find || methods.findMany || methods.list || methods.by.length > 0;
  const many = methods.findMany || methods.list || methods.by.length > 0;
  const writes = methods.insert || methods.update;
  const replacesParts = methods.update && hasParts(scope);
  const usesId =
    methods.find || methods.existing || methods.findMany || methods.delete || replacesParts;
  const when = (condition: boolean, ...imports: Import[]): Import[] => (condition ? imports : []);
  return [
    type('Database', '@plinth/runtime/database'),
    type('Kysely', 'kysely'),
    ...runtimeNames(scope, parts).map((name) => repositories(name)),
    ...when(methods.list && entity.list.page !== undefined, repositories('Page', true)),
    ...when(methods.find || writes, repositories('Versioned', true)),
    ...when(methods.list && sortsRaw(entity), { name: 'sql', from: 'kysely' }),
    ...when(methods.list && ownFields(scope).length > 0, type(ownType(scope), files.repository)),
    type(`${names.type}Repository`, files.repository),
    ...((methods.list && queryType(scope)?.imports) || []),
    ...when(reads || writes, type(names.type, files.domain)),
    ...when(usesId || (isCounted && isSeeded(scope)), type(id.name, id.file)),
    ...when(methods.insert && isCounted, type(`Unsaved${names.type}`, files.domain)),
    ...methods.by.flatMap(
      (field) => elementText(field.type, { form: 'domain', context: entity.context }).imports,
    ),
    ...when(reads && !hasParts(scope), table(functions.fromRow)),
    ...when(writes, table(functions.toRow)),
    ...(hasParts(scope) ? partReaders(scope, { one: methods.find, many }) : []),
    ...when(
      writes,
      ...[...linkFields(entity), ...ownedFields(entity)].map((f) => table(partRows(scope, f))),
    ),
    type(`${pascal(entity.context ?? '')}Tables`, files.tables),
  ];
}

const sortsRaw = ({ list }: Entity): boolean => list.sort.some(({ type }) => isDecimal(type));

/** The condition that a text is found somewhere; `''`: nothing is searched. */
function searchText({ list }: Entity): string {
  const found = list.search.map(({ name }) => `containsText(ref('${columnName(name)}'), q)`);
  return found.length > 1 ? `or(${elements(found)})` : (found[0] ?? '');
}

/** What the method that narrows a list is called with. */
function matchingView(scope: EntityScope, usesQuery: boolean): View {
  const own = ownFields(scope).length > 0;
  const query = usesQuery ? queryType(scope)?.text : undefined;
  return {
    matchingParams: parameters([
      ...(query === undefined ? [] : [`query: ${query}`]),
      ...(own ? [`own: ${ownType(scope)} | undefined`] : []),
    ]),
    matchingArgs: [...(query === undefined ? [] : ['query']), ...(own ? ['own'] : [])].join(', '),
  };
}

function listView(scope: EntityScope, filters: readonly View[]): View {
  const { list } = scope.entity;
  return {
    filters,
    search: searchText(scope.entity),
    sorts: list.sort.flatMap((field) => [
      { key: propertyName(field.wire), column: sortColumn(field), direction: upwards(field) },
      {
        key: propertyName(`-${field.wire}`),
        column: sortColumn(field),
        direction: downwards(field),
      },
    ]),
    isPaged: list.page !== undefined,
    own: ownFields(scope).map(({ name }) => ({
      key: propertyName(name),
      column: `'${columnName(name)}'`,
    })),
    isNarrowed: filters.length > 0 || list.search.length > 0 || ownFields(scope).length > 0,
    ...matchingView(scope, filters.length > 0 || list.search.length > 0),
  };
}

/** A class and its interface, on one line if they fit. */
function heritage(type: string): string {
  const [name, port] = [`Sql${type}Repository`, `implements ${type}Repository`];
  const text = `${name} ${port} {`;
  return `export class ${text}`.length <= 100 ? text : `${name}\n  ${port}\n{`;
}

/** `infrastructure/sql-product-repository.ts` */
export function planSqlRepository(scope: EntityScope): PlannedFile {
  const { entity, names, context } = scope;
  const path = entityFiles(entity).sqlRepository;
  const methods = repositoryMethods(scope);
  const unique = uniqueView(entity);
  const query = methods.list ? queryType(scope) : undefined;
  const filters = entity.list.filter.map((field) => filterView(scope, field));
  const isCounted = entity.identity.made === 'sequence';
  return entityFile(scope, {
    role: 'sql-repository',
    path,
    template: 'infrastructure/sql-__entity__-repository.ts',
    view: {
      ...names,
      ...rowFunctions(scope),
      imports: renderImports(importsOf(scope, { methods, unique, filters }), path),
      tables: `${pascal(context.name)}Tables`,
      table: tableName(context.name, entity.name),
      row: rowType(scope),
      methods,
      reads: methods.find || methods.findMany || methods.list || methods.by.length > 0,
      readsMany: methods.findMany || methods.list || methods.by.length > 0,
      by: methods.by.map((field) => ({
        name: `findBy${pascal(field.name)}`,
        column: columnName(field.name),
        links: isLink(field) ? partTable(scope, field).table : '',
        type: elementText(field.type, { form: 'domain', context: entity.context }).text,
      })),
      isCounted,
      isSeeded: isSeeded(scope),
      unsaved: isCounted ? `Unsaved${names.type}` : names.type,
      unique: methods.insert || methods.update ? unique : [],
      query: query?.text ?? '',
      listParams: methods.list ? listParameters(scope, query) : '',
      listArgs: [
        ...(query === undefined ? [] : ['query']),
        ...(ownFields(scope).length > 0 ? ['own'] : []),
      ].join(', '),
      heritage: heritage(names.type),
      list: listView(scope, filters),
      parts: partViews(scope),
    },
  });
}
