import type { Root } from '../model/declaration.ts';
import { idTypeOf, typeName } from './identifiers.ts';
import { camel, plural, sentence } from './names.ts';
import { oncePer } from './once-per.ts';
import type { Placed } from './paths.ts';

/** Words that no variable can have. */
const reserved = [
  ...['arguments', 'await', 'break', 'case', 'catch', 'class', 'const', 'continue', 'debugger'],
  ...['default', 'delete', 'do', 'else', 'enum', 'eval', 'export', 'extends', 'false', 'finally'],
  ...['for', 'function', 'if', 'implements', 'import', 'in', 'instanceof', 'interface', 'let'],
  ...['new', 'null', 'package', 'private', 'protected', 'public', 'return', 'static', 'super'],
  ...['switch', 'this', 'throw', 'true', 'try', 'typeof', 'undefined', 'var', 'void', 'while'],
  ...['with', 'yield', 'async', 'of', 'type', 'process', 'console', 'globalThis'],
  ...Object.getOwnPropertyNames(Object.prototype),
];

/** What the templates call their own variables where one row is at hand. */
const besideOne = new Set([
  ...reserved,
  ...['actor', 'address', 'after', 'answer', 'app', 'before', 'cache', 'changed', 'changes'],
  ...['clock', 'content', 'mayWrite', 'values'],
  ...['column', 'database', 'direction', 'embedded', 'expected', 'fields', 'fn', 'form', 'found'],
  ...[
    'given',
    'id',
    'ids',
    'index',
    'input',
    'item',
    'items',
    'json',
    'key',
    'limit',
    'links',
    'location',
  ],
  ...[
    'matching',
    'next',
    'offset',
    'or',
    'page',
    'params',
    'parts',
    'ports',
    'position',
    'present',
    'query',
  ],
  ...['ref', 'replaced', 'reply', 'request', 'result', 'row', 'rows', 'saved', 'sort', 'sorted'],
  ...['sql', 'tables', 'target', 'total', 'unitOfWork', 'value', 'version'],
  ...['commands', 'data', 'events', 'handled', 'meta', 'state'],
  ...['describe', 'engines', 'fc', 'outcome', 'skip', 'test'],
]);

/** The same where several are, or what holds them. */
const besideMany = new Set([
  ...reserved,
  ...['actor', 'answers', 'cache', 'clock', 'controllers', 'database', 'embedded', 'pages'],
  ...['ports', 'rows', 'tables', 'unitOfWork'],
  ...['commands', 'events', 'handled', 'middleware', 'queries', 'views'],
]);

/** What a row is called in code. */
export interface RowNames {
  /** In errors and messages. @example 'Product' */
  readonly kind: string;
  /** @example 'Product' */
  readonly type: string;
  /** What its answers are called; those of a query have the query's name. @example 'Product' */
  readonly answer: string;
  /** A variable. @example 'product' */
  readonly one: string;
  /** A variable that holds several. @example 'products' */
  readonly many: string;
  /** @example 'Products' */
  readonly types: string;
  /** In a sentence. @example 'product image' */
  readonly noun: string;
  /** @example 'product images' */
  readonly nouns: string;
}

/** What an entity is called in code. */
export interface EntityNames extends RowNames {
  /** @example 'ProductId' */
  readonly id: string;
}

/** A variable for the rows of a part; `groupRows` is a function of the runtime. */
export const rowsVariable = (name: string): string =>
  name === 'group' ? 'rowsOfGroup' : `${name}Rows`;

/** A function that finds the rows of a part; `valueOf` is a member of every object. */
export const rowsLookup = (name: string): string =>
  name === 'value' ? 'rowsOfValue' : `${name}Of`;

/** @example rowNamesOf(accountSummary).many // 'accountSummaries' */
export const rowNamesOf = oncePer((thing: Placed): RowNames => {
  const type = typeName(thing);
  const one = camel(type);
  const inPlural = plural(type);
  const types = inPlural === type ? `All${type}` : inPlural;
  return {
    kind: thing.name,
    type,
    answer: type,
    one: besideOne.has(one) ? `${one}Row` : one,
    many: besideMany.has(camel(types)) ? `${one}Rows` : camel(types),
    types,
    noun: sentence(thing.name).toLowerCase(),
    nouns: sentence(plural(thing.name)).toLowerCase(),
  };
});

/** @example entityNames(product).many // 'products' */
export const entityNames = oncePer(
  (entity: Root): EntityNames => ({ ...rowNamesOf(entity), id: idTypeOf(entity).name }),
);
