import type { Field, Root, Shape, Type, Union } from '../model/declaration.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { call } from './code-doc.ts';
import { defaultText } from './default-text.ts';
import { type Doc, line } from './doc.ts';
import { storedFields } from './entity-fields.ts';
import { stringLiteral } from './escape.ts';
import { typeName } from './identifiers.ts';
import type { Import } from './imports.ts';
import { brackets } from './layout.ts';
import { importFile } from './paths.ts';
import { jsonDoc, propertyName } from './schema-text.ts';
import type { Json } from './type-schema.ts';

/** A value of the spec as the domain's form, in code. */
export interface ValueCode {
  readonly code: Doc;
  readonly imports: readonly Import[];
}

type JsonMap = { readonly [key: string]: Json };

const isMap = (json: Json): json is JsonMap =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const isList = (json: Json): json is readonly Json[] => Array.isArray(json);

const runtime = (name: string): Import => ({ name, from: '@plinth/runtime/domain' });

const plain = (code: Doc): ValueCode => ({ code, imports: [] });

function scalarCode(type: Type, json: Json): ValueCode {
  const scalar = scalarOf(type)?.scalar;
  if (scalar === 'decimal') {
    return { code: call('Decimal.of', stringLiteral(String(json))), imports: [runtime('Decimal')] };
  }
  if (scalar === 'datetime' && !/T\d\d:\d\d:\d\d\.\d{3}Z$/.test(String(json))) {
    return {
      code: call('normaliseDatetime', stringLiteral(String(json))),
      imports: [runtime('normaliseDatetime')],
    };
  }
  return plain(jsonDoc(json));
}

const inBraces = (items: readonly Doc[]): Doc =>
  brackets({ open: '{', close: '}', items, space: line });

interface Member {
  readonly name: string;
  readonly value: ValueCode;
}

function objectOf(members: readonly Member[]): ValueCode {
  const items = members.map(({ name, value }): Doc => [propertyName(name), ': ', value.code]);
  return { code: inBraces(items), imports: members.flatMap(({ value }) => value.imports) };
}

/** What a constructor is given: it fills in the rest itself. */
const given = (fields: readonly Field[], json: JsonMap, context: string | undefined): ValueCode =>
  objectOf(
    fields.flatMap((field) => {
      const value = json[field.name];
      return value === undefined
        ? []
        : [{ name: field.name, value: valueCode(field, value, context) }];
    }),
  );

/** What stands for a field of a row that the spec does not give. */
function absent(field: Field, context: string | undefined): ValueCode {
  if (field.name === 'id') return { code: 'newId()', imports: [runtime('newId')] };
  if (field.default !== undefined) {
    const { text, imports } = defaultText(field.default, field.type, context);
    return { code: text, imports };
  }
  if (field.card === 'many') return plain('[]');
  return plain(field.type.kind === 'map' && field.card === 'one' ? '{}' : 'null');
}

/** A whole row of an entity, or of what it owns. */
export const rowCode = (entity: Root, json: JsonMap, context: string | undefined): ValueCode =>
  objectOf(
    storedFields(entity).map((field) => {
      const value = json[field.name];
      const code = value === undefined ? absent(field, context) : valueCode(field, value, context);
      return { name: field.name, value: code };
    }),
  );

function mapCode(json: JsonMap, value: Type, context: string | undefined): ValueCode {
  return objectOf(
    Object.entries(json).map(([name, item]) => ({ name, value: oneCode(value, item, context) })),
  );
}

function unionCode(union: Union, json: JsonMap, context: string | undefined): ValueCode {
  const name = typeName(union);
  const chosen = union.cases.find((one) => one.name === json.type);
  const { code, imports } = given(chosen?.fields ?? [], json, context);
  const isEmpty = (chosen?.fields.length ?? 0) === 0;
  return {
    code: [`${name}.${chosen?.name}(`, isEmpty ? '' : code, ')'],
    imports: [{ name, from: importFile(union, context) }, ...imports],
  };
}

function oneCode(type: Type, json: Json, context: string | undefined): ValueCode {
  if (!isMap(json)) return scalarCode(type, json);
  switch (type.kind) {
    case 'alias':
      return oneCode(type.alias.type, json, context);
    case 'value': {
      const name = typeName(type.value);
      const { code, imports } = given(type.value.fields, json, context);
      const own = { name, from: importFile(type.value, context) };
      return { code: [`new ${name}(`, code, ')'], imports: [own, ...imports] };
    }
    case 'union':
      return unionCode(type.union, json, context);
    case 'entity':
      return rowCode(type.entity, json, context);
    case 'map':
      return mapCode(json, type.value, context);
    default:
      return plain(jsonDoc(json));
  }
}

/** The value of a field with its card. */
export function valueCode(
  { type, card }: Shape,
  json: Json,
  context: string | undefined,
): ValueCode {
  if (json === null) return plain('null');
  if ((card !== 'many' && card !== 'some') || !isList(json)) return oneCode(type, json, context);
  const items = json.map((item) => oneCode(type, item, context));
  return {
    code: brackets({ open: '[', close: ']', items: items.map(({ code }) => code) }),
    imports: items.flatMap(({ imports }) => imports),
  };
}
