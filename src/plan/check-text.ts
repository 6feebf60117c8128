import type { Field, ScalarType, Shape, Type } from '../model/declaration.ts';
import { arrowCall, call, objectCall } from './code-doc.ts';
import type { Doc } from './doc.ts';
import { regexLiteral, stringLiteral } from './escape.ts';
import { typeName } from './identifiers.ts';
import type { Import } from './imports.ts';
import { brackets } from './layout.ts';
import { importFile } from './paths.ts';

/** Code that answers what is wrong with a value, and what its file must import. */
export interface CheckText {
  readonly code: Doc;
  readonly imports: readonly Import[];
}

const runtime = (name: string): Import => ({ name, from: '@plinth/runtime/domain' });

const formats: Readonly<Record<string, string>> = {
  date: 'checkDate',
  datetime: 'checkDatetime',
  uuid: 'checkUuid',
  email: 'checkEmail',
  uri: 'checkUri',
  binary: 'checkBinary',
};

function limits({ scalar, min, max, pattern, scale }: ScalarType): readonly string[] {
  const limit = (text: string): string => (scalar === 'decimal' ? stringLiteral(text) : text);
  return [
    ...(min === undefined ? [] : [`min: ${limit(min)}`]),
    ...(max === undefined ? [] : [`max: ${limit(max)}`]),
    ...(pattern === undefined ? [] : [`pattern: ${regexLiteral(pattern)}`]),
    ...(scale === undefined ? [] : [`scale: ${scale}`]),
  ];
}

const checkers: Readonly<Record<string, string>> = {
  string: 'checkString',
  text: 'checkString',
  int: 'checkInt',
  number: 'checkNumber',
  decimal: 'checkDecimal',
};

function scalarCheck(type: ScalarType, value: string): CheckText | undefined {
  const ranged = checkers[type.scalar];
  if (ranged !== undefined) {
    const code = objectCall({ callee: ranged, args: [value], items: limits(type) });
    return { code, imports: [runtime(ranged)] };
  }
  const format = formats[type.scalar];
  return format === undefined
    ? undefined
    : { code: call(format, value), imports: [runtime(format)] };
}

/** What the runtime has a check of. */
const ofRuntime: ReadonlySet<string> = new Set([
  ...['Binary', 'Date', 'Datetime', 'Decimal', 'Each', 'Email', 'Int', 'Keys', 'List', 'Member'],
  ...['Number', 'Storable', 'String', 'That', 'Uri', 'Uuid'],
]);

/** What the check of a row is called. @example 'checkProduct' */
export const rowCheck = (type: string): string =>
  ofRuntime.has(type) ? `check${type}Row` : `check${type}`;

/** What the check of an alias is called. */
export const aliasCheck = (alias: Parameters<typeof typeName>[0]): string =>
  ofRuntime.has(typeName(alias)) ? `check${typeName(alias)}Type` : `check${typeName(alias)}`;

function mapCheck(
  type: Type & { readonly kind: 'map' },
  value: string,
  context: string | undefined,
) {
  const inner = elementCheck(type.value, 'item', context);
  if (inner === undefined) return undefined;
  const each = { callee: 'checkEach', args: [value], params: '(item)', body: inner.code };
  return { code: arrowCall(each), imports: [runtime('checkEach'), ...inner.imports] };
}

/** The check of one element; undefined: whatever its type allows is good. */
export function elementCheck(
  type: Type,
  value: string,
  context: string | undefined,
): CheckText | undefined {
  switch (type.kind) {
    case 'scalar':
      return scalarCheck(type, value);
    case 'alias': {
      if (!hasCheck(type.alias.type)) return undefined;
      const name = aliasCheck(type.alias);
      const from = importFile(type.alias, context);
      return { code: call(name, value), imports: [{ name, from }] };
    }
    case 'ref':
      return elementCheck(type.target.identity.field.type, value, context);
    case 'enum': {
      const name = typeName(type.enum);
      const code = call('checkMember', value, `Object.values(${name})`);
      return {
        code,
        imports: [runtime('checkMember'), { name, from: importFile(type.enum, context) }],
      };
    }
    case 'map':
      return mapCheck(type, value, context);
    default:
      return undefined;
  }
}

/** Whether there is anything to check about an element of a type. */
export const hasCheck = (type: Type): boolean =>
  elementCheck(type, 'value', undefined) !== undefined;

function listCheck(
  { card, distinct }: Shape & Partial<Pick<Field, 'distinct'>>,
  value: string,
): CheckText | undefined {
  const items = [...(card === 'some' ? ['min: 1'] : []), ...(distinct ? ['distinct: true'] : [])];
  if (items.length === 0) return undefined;
  const code = objectCall({ callee: 'checkList', args: [value], items });
  return { code, imports: [runtime('checkList')] };
}

/**
 * The check of a field's value with its card, for a property of `validate`.
 *
 * @example checkText(quantity, 'this.quantity', 'Ordering') // checkInt(this.quantity, { min: 1, max: 999 })
 */
export function checkText(
  shape: Shape & Partial<Pick<Field, 'distinct'>>,
  value: string,
  context: string | undefined,
): CheckText | undefined {
  if (shape.card !== 'many' && shape.card !== 'some') {
    return elementCheck(shape.type, value, context);
  }
  const list = listCheck(shape, value);
  const item = elementCheck(shape.type, 'item', context);
  if (item === undefined) return list;
  const each: CheckText = {
    code: arrowCall({ callee: 'checkEach', args: [value], params: '(item)', body: item.code }),
    imports: [runtime('checkEach'), ...item.imports],
  };
  if (list === undefined) return each;
  const code = brackets({ open: '[', close: ']', items: [list.code, each.code] });
  return { code, imports: [...list.imports, ...each.imports] };
}
