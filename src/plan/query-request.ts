import type { Field } from '../model/declaration.ts';
import type { Query } from '../model/query.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { below, choice, property } from './code-doc.ts';
import type { Doc } from './doc.ts';
import { isList } from './entity-fields.ts';
import type { Import } from './imports.ts';
import type { View } from './planned-file.ts';
import {
  inputType,
  isPaged,
  isParam,
  isTimed,
  mayBeMissing,
  pageRequest,
  paramFields,
  queryFields,
  queryInput,
} from './query-input.ts';
import { oncePerQuery, type QueryScope } from './query-scope.ts';
import { propertyName } from './schema-text.ts';
import { fromJson, type Mapping, mapping, readerOf } from './type-json.ts';

const isDecimal = ({ type }: Field): boolean => scalarOf(type)?.scalar === 'decimal';

/** Text only: a query string has no numbers of its own, and decimals are read from text. */
function requestMember(field: Field, name: string, context: string) {
  const { text, imports } = inputType(field, 'json', context);
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
  /** The types of the route, as Fastify is told of them; `''`: none. @example '<{ Params: { id: BookId } }>' */
  readonly generics: string;
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

/** One input as a request carries it. */
interface RequestPart {
  readonly field: Field;
  /** @example 'query.genre' */
  readonly path: string;
  readonly view: { readonly name: string; readonly type: string };
  readonly imports: readonly Import[];
}

function requestPart({ query, context }: QueryScope, field: Field): RequestPart {
  const [from, name] = isParam(query, field) ? ['params', field.name] : ['query', field.wire];
  return { field, ...requestMember(field, name, context.name), path: access(from, name) };
}

/** What is handed on as it came: the whole query string or path, or an object has to be made. */
function handedOf(scope: QueryScope): 'nothing' | 'query' | 'params' | 'object' {
  const { query } = scope;
  if (queryInput(scope).type === '') return 'nothing';
  const params = paramFields(query);
  const strings = queryFields(query);
  const isSame = query.input.every((field) => !isTurned(field));
  if (isSame && params.length === 0 && strings.every(({ wire, name }) => wire === name)) {
    return 'query';
  }
  return isSame && strings.length === 0 && !isPaged(query) ? 'params' : 'object';
}

/** The type arguments of the route, as the formatter breaks them. */
function genericsText(method: string, members: readonly string[]): string {
  if (members.length === 0) return '';
  const flat = `<{ ${members.join('; ')} }>`;
  if (`    app.${method}${flat}(`.length <= 100) return flat;
  return `<{\n${members.map((member) => `      ${member};\n`).join('')}    }>`;
}

interface Parts {
  readonly params: readonly RequestPart[];
  readonly strings: readonly RequestPart[];
  readonly handed: ReturnType<typeof handedOf>;
}

/** The type of the query string; `''`: there is none. */
function queryStringType(scope: QueryScope, { strings, handed }: Parts): string {
  if (strings.length === 0) return isPaged(scope.query) ? 'PageRequest' : '';
  return handed === 'query' ? queryInput(scope).type : `${scope.type}Querystring`;
}

function objectLines({ query, context }: QueryScope, { params, strings }: Parts) {
  const lines = [...params, ...strings].map(({ field, path }) => {
    const made = turned(field, path, context.name);
    return { text: property(propertyName(field.name), made.tail, 10), imports: made.imports };
  });
  const page = isPaged(query) ? ['limit', 'offset'] : [];
  return {
    lines: [
      ...lines.map(({ text }) => text),
      ...page.map((name) => `          ${name}: query.${name},`),
    ],
    imports: lines.flatMap(({ imports }) => imports),
  };
}

/** @example { generics: '<{ Params: { isbn: Isbn } }>', handed: 'request.params' } */
export const requestReading = oncePerQuery((scope: QueryScope): RequestReading => {
  const { query } = scope;
  const params = paramFields(query).map((field) => requestPart(scope, field));
  const strings = queryFields(query).map((field) => requestPart(scope, field));
  const handed = handedOf(scope);
  const all: Parts = { params, strings, handed };
  const queryType = queryStringType(scope, all);
  const isOwn = strings.length > 0 && handed !== 'query';
  const object = handed === 'object' ? objectLines(scope, all) : { lines: [], imports: [] };
  const members = params.map(({ view }) => `${view.name}: ${view.type}`);
  const usesPage = isPaged(query) && (isOwn || queryType === 'PageRequest');
  return {
    generics: genericsText(query.http?.method.toLowerCase() ?? '', [
      ...(params.length > 0 ? [`Params: { ${members.join('; ')} }`] : []),
      ...(queryType === '' ? [] : [`Querystring: ${queryType}`]),
    ]),
    declared: isOwn ? declaredType(query, queryType, strings) : null,
    handed: handed === 'query' || handed === 'params' ? `request.${handed}` : '',
    lines: object.lines,
    parts: [...(params.length > 0 ? ['params'] : []), ...(queryType === '' ? [] : ['query'])],
    usesClock: query.input.some(isTimed),
    imports: [
      ...params.flatMap(({ imports }) => imports),
      ...(isOwn ? strings.flatMap(({ imports }) => imports) : []),
      ...(usesPage ? [pageRequest] : []),
      ...(handed === 'query' ? queryInput(scope).imports : []),
      ...object.imports,
    ],
  };
});

const declaredType = (query: Query, name: string, strings: readonly RequestPart[]): View => ({
  name,
  base: isPaged(query) ? ' extends PageRequest' : '',
  members: strings.map(({ view }) => view),
});
