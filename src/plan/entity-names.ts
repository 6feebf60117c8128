import type { Root } from '../model/declaration.ts';
import { idTypeOf, typeName } from './identifiers.ts';
import { camel, plural, sentence } from './names.ts';
import { oncePer } from './once-per.ts';

/** Words of TypeScript, and what the templates call their own variables. */
const taken = new Set([
  ...['arguments', 'await', 'break', 'case', 'catch', 'class', 'const', 'continue', 'debugger'],
  ...['default', 'delete', 'do', 'else', 'enum', 'eval', 'export', 'extends', 'false', 'finally'],
  ...['for', 'function', 'if', 'implements', 'import', 'in', 'instanceof', 'interface', 'let'],
  ...['new', 'null', 'package', 'private', 'protected', 'public', 'return', 'static', 'super'],
  ...['switch', 'this', 'throw', 'true', 'try', 'typeof', 'undefined', 'var', 'void', 'while'],
  ...['with', 'yield', 'async', 'of', 'type', 'process', 'console'],
  ...['actor', 'app', 'before', 'after', 'cache', 'changes', 'clock', 'column', 'database'],
  ...['direction', 'expected', 'found', 'id', 'ids', 'input', 'item', 'json', 'key', 'links'],
  ...[
    'matching',
    'next',
    'page',
    'params',
    'parts',
    'ports',
    'position',
    'present',
    'query',
    'reply',
  ],
  ...['request', 'result', 'row', 'rows', 'saved', 'sort', 'total', 'unitOfWork', 'value'],
  ...['version', 'items', 'limit', 'offset', 'fields', 'index', 'ref', 'or', 'fn', 'sql'],
]);

/** What an entity is called in code. */
export interface EntityNames {
  /** @example 'Product' */
  readonly type: string;
  /** What its answers are called; those of a query have the query's name. @example 'Product' */
  readonly answer: string;
  /** @example 'ProductId' */
  readonly id: string;
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

const variable = (name: string): string => (taken.has(name) ? `${name}Row` : name);

/** @example entityNames(product).many // 'products' */
export const entityNames = oncePer((entity: Root): EntityNames => {
  const type = typeName(entity);
  const one = camel(type);
  const inPlural = plural(type);
  const types = inPlural === type ? `All${type}` : inPlural;
  const noun = sentence(entity.name).toLowerCase();
  return {
    type,
    answer: type,
    id: idTypeOf(entity).name,
    one: variable(one),
    many: variable(camel(types)),
    types,
    noun,
    nouns: sentence(plural(entity.name)).toLowerCase(),
  };
});
