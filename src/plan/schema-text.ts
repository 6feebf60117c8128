import {
  type Doc,
  group,
  hardline,
  ifBreak,
  indent,
  join,
  line,
  type Place,
  printDoc,
  softline,
} from './doc.ts';
import { stringLiteral } from './escape.ts';
import type { Json, JsonObject } from './type-schema.ts';

const isObject = (json: Json): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const isList = (json: Json): json is readonly Json[] => Array.isArray(json);

/** A property's name, in quotes only where they are needed. */
export const propertyName = (name: string): string =>
  /^([A-Za-z_$][\w$]*|[1-9]\d{0,8})$/.test(name) && name !== '__proto__'
    ? name
    : stringLiteral(name);

const isFlat = (json: JsonObject): boolean =>
  Object.values(json).every((value) => typeof value !== 'object' || value === null);

function objectDoc(json: JsonObject, isExpanded: boolean): Doc {
  const entries = Object.entries(json);
  if (entries.length === 0) return '{}';
  const items = entries.map(([name, value]): Doc => [propertyName(name), ':', valueDoc(value)]);
  const space = isFlat(json) && !isExpanded ? line : hardline;
  const body = ['{', indent(space, join([',', space], items)), ifBreak(','), space, '}'];
  return group(body);
}

/** The formatter always breaks a list of several objects that have several keys each. */
const mustBreak = (items: readonly Json[]): boolean =>
  items.length > 1 &&
  items.every((item) =>
    isObject(item) ? Object.keys(item).length > 1 : isList(item) && item.length > 1,
  );

function listDoc(items: readonly Json[]): Doc {
  if (items.length === 0) return '[]';
  const docs = items.map((item) => jsonDoc(item));
  const body = ['[', indent(softline, join([',', line], docs)), ifBreak(','), softline, ']'];
  return group(body, mustBreak(items));
}

/** JSON as an expression of TypeScript; expanded: an object has a line for each property. */
export function jsonDoc(json: Json, isExpanded = false): Doc {
  if (isList(json)) return listDoc(json);
  if (isObject(json)) return objectDoc(json, isExpanded);
  return typeof json === 'string' ? stringLiteral(json) : `${json}`;
}

/** A text that does not fit behind its key goes to the next line. */
const valueDoc = (json: Json): Doc =>
  typeof json === 'string' ? group(indent(line, jsonDoc(json))) : [' ', jsonDoc(json)];

/**
 * JSON as the formatter writes it in TypeScript.
 *
 * @example jsonText({ type: 'string' }, { indent: 2, after: ',' }) // "{ type: 'string' }"
 */
export const jsonText = (json: Json, place: Place): string => printDoc(jsonDoc(json), place);
