import type { Field } from '../model/declaration.ts';
import type { Query } from '../model/query.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { below, choice, property } from './code-doc.ts';
import type { Doc } from './doc.ts';
import { isList } from './entity-fields.ts';
import { docComment } from './escape.ts';
import type { Import } from './imports.ts';
import type { View } from './planned-file.ts';
import { isRowQuery, type QueryScope, queryFiles } from './query-scope.ts';
import { propertyName } from './schema-text.ts';
import { fromJson, type Mapping, mapping, readerOf } from './type-json.ts';
import { typeText } from './type-text.ts';

const pageRequest: Import = {
  name: 'PageRequest',
  from: '@plinth/runtime/repositories',
  type: true,
};

/** Whether a list is asked for a page at a time. */
export const isPaged = (query: Query): boolean =>
  isRowQuery(query) && query.body.rows === 'list' && query.body.page !== undefined;

/** Whether a caller may leave an input out: what has a default is filled on the way in. */
export const mayBeMissing = ({ card, default: value }: Field): boolean =>
  value === undefined && (card === 'optional' || card === 'many');

/** Made when it is asked. */
export const isTimed = ({ default: value }: Field): boolean =>
  value?.kind === 'now' || value?.kind === 'today';

/** What a query is asked with. */
export interface QueryInput {
  /** `''`: nothing. */
  readonly type: string;
  /** Null: the type is not its own. */
  readonly declared: View | null;
  readonly imports: readonly Import[];
  /** Where the query is, for what its declaration imports. */
  readonly declaredImports: readonly Import[];
}

/** An input as a member of an interface: what is absent is not there. */
function member(field: Field, form: 'domain' | 'json', context: string) {
  const shape = field.card === 'optional' ? { type: field.type, card: 'one' as const } : field;
  const { text, imports } = typeText(shape, { form, context });
  return { text, imports };
}

function inputMember(field: Field, context: string) {
  const { text, imports } = member(field, 'domain', context);
  const end = mayBeMissing(field) ? ' | undefined' : '';
  return {
    view: {
      doc: docComment(field.description, 2),
      name: `${propertyName(field.name)}${mayBeMissing(field) ? '?' : ''}`,
      type: `${text}${end}`,
    },
    imports,
  };
}

export function queryInput(scope: QueryScope): QueryInput {
  const { query, type, context } = scope;
  const members = query.input.map((field) => inputMember(field, context.name));
  const paged = isPaged(query);
  if (members.length === 0) {
    return {
      type: paged ? 'PageRequest' : '',
      declared: null,
      imports: paged ? [pageRequest] : [],
      declaredImports: [],
    };
  }
  const name = `${type}Input`;
  return {
    type: name,
    declared: {
      name,
      base: paged ? ' extends PageRequest' : '',
      members: members.map(({ view }) => view),
    },
    imports: [{ name, from: queryFiles(scope).query, type: true }],
    declaredImports: [
      ...members.flatMap(({ imports }) => imports),
      ...(paged ? [pageRequest] : []),
    ],
  };
}

/** What a query string or path carries, where it is not what the query is asked with. */
export interface RequestType {
  readonly view: View;
  readonly imports: readonly Import[];
}

const isParam = ({ http }: Query, field: Field): boolean =>
  http?.params.some((param) => param.field === field) ?? false;

export const paramFields = (query: Query): readonly Field[] =>
  query.input.filter((field) => isParam(query, field));

export const queryFields = (query: Query): readonly Field[] =>
  query.input.filter((field) => !isParam(query, field));

const isDecimal = ({ type }: Field): boolean => scalarOf(type)?.scalar === 'decimal';

/** Text only: a query string has no numbers of its own, and decimals are read from text. */
function requestMember(field: Field, name: string, context: string) {
  const { text, imports } = member(field, 'json', context);
  const isMissing = mayBeMissing(field) || isTimed(field);
  const type = isDecimal(field) ? text.replace('string | number', 'string') : text;
  return {
    view: {
      name: `${propertyName(name)}${isMissing ? '?' : ''}`,
      type: type.replace(/^readonly \((\w+)\)/, 'readonly $1'),
    },
    imports,
  };
}

const isTurned = (field: Field): boolean =>
  isTimed(field) ||
  readerOf(field.type.kind === 'map' ? field.type.value : field.type, undefined) !== undefined;

const access = (from: string, name: string): string => {
  const key = propertyName(name);
  return key === name ? `${from}.${name}` : `${from}[${key}]`;
};

function turned(field: Field, from: string, context: string): Mapping {
  const shape = field.card === 'optional' ? { ...field, card: 'one' as const } : field;
  const read = fromJson(shape, { from, wire: field.wire, absent: false, context });
  if (isTimed(field)) {
    const made = `this.#clock.${field.default?.kind}()`;
    const isSame = read.text === from;
    const tail = isSame
      ? below(`${from} ?? ${made}`)
      : choice(`${from} === undefined`, made, read.text);
    return mapping(tail, read.imports);
  }
  if (!mayBeMissing(field) || read.text === from) return read;
  const tail: Doc = isList(field)
    ? below(read.text.replace(`${from}.map`, `${from}?.map`))
    : choice(`${from} === undefined`, 'undefined', read.text);
  return mapping(tail, read.imports);
}

/** How a request becomes what the query is asked with. */
export interface RequestReading {
  /** The types of the route, as Fastify is told of them. @example 'Params: { id: BookId }' */
  readonly generic: readonly string[];
  /** The query string's own type; null: there is none. */
  readonly declared: View | null;
  /** An expression, when no object has to be made. */
  readonly handed: string;
  /** The properties of the object otherwise. */
  readonly lines: readonly string[];
  /** What the properties are taken from. */
  readonly parts: readonly string[];
  readonly usesClock: boolean;
  readonly imports: readonly Import[];
}

/** @example { generic: ['Params: { isbn: Isbn }'], handed: 'request.params' } */
export function requestReading(scope: QueryScope): RequestReading {
  const { query, context, type } = scope;
  const params = paramFields(query).map((field) => ({
    field,
    ...named(field, field.name, context.name),
  }));
  const strings = queryFields(query).map((field) => ({
    field,
    ...named(field, field.wire, context.name),
  }));
  const paged = isPaged(query);
  const input = queryInput(scope);
  const isSame = query.input.every((field) => !isTurned(field));
  const isSameQuery =
    isSame && params.length === 0 && strings.every(({ field }) => field.wire === field.name);
  const isSameParams = isSame && strings.length === 0 && !paged;
  const hasQuery = strings.length > 0 || paged;
  const own = !isSameQuery && strings.length > 0;
  const base = paged ? ' extends PageRequest' : '';
  const queryType = own ? `${type}Querystring` : isSameQuery ? input.type : 'PageRequest';
  const lines = [...params, ...strings].map(({ field, path }) => {
    const made = turned(field, path, context.name);
    return { text: property(propertyName(field.name), made.tail, 10), imports: made.imports };
  });
  const pageLines = ['limit', 'offset']
    .filter((name) => !query.input.some((field) => field.name === name))
    .map((name) => `          ${name}: query.${name},`);
  const handed =
    input.type === ''
      ? ''
      : isSameQuery
        ? 'request.query'
        : isSameParams
          ? 'request.params'
          : 'object';
  const members = params.map(({ view }) => `${view.name}: ${view.type}`);
  return {
    generic: [
      ...(params.length > 0 ? [`Params: { ${members.join('; ')} }`] : []),
      ...(hasQuery ? [`Querystring: ${queryType}`] : []),
    ],
    declared: own ? { name: queryType, base, members: strings.map(({ view }) => view) } : null,
    handed: handed === 'object' ? '' : handed,
    lines:
      handed === 'object' ? [...lines.map(({ text }) => text), ...(paged ? pageLines : [])] : [],
    parts: [...(params.length > 0 ? ['params'] : []), ...(hasQuery ? ['query'] : [])],
    usesClock: query.input.some(isTimed),
    imports: [
      ...params.flatMap(({ imports }) => imports),
      ...(own ? strings.flatMap(({ imports }) => imports) : []),
      ...(hasQuery && paged && (own || queryType === 'PageRequest') ? [pageRequest] : []),
      ...(isSameQuery && hasQuery ? input.imports : []),
      ...(handed === 'object' ? lines.flatMap(({ imports }) => imports) : []),
    ],
  };

  function named(field: Field, name: string, home: string) {
    const from = isParam(query, field) ? 'params' : 'query';
    return { ...requestMember(field, name, home), path: access(from, name) };
  }
}
