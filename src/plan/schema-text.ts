import {
  type Doc,
  group,
  hardline,
  ifBreak,
  indent,
  join,
  line,
  type Place,
  softline,
} from './doc.ts';
import { stringLiteral } from './escape.ts';
import type { Json, JsonObject } from './type-schema.ts';

const isObject = (json: Json): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const isList = (json: Json): json is readonly Json[] => Array.isArray(json);

const properties = new Map<string, string>();

/** A property's name, in quotes only where they are needed. */
export function propertyName(name: string): string {
  const known = properties.get(name);
  if (known !== undefined) return known;
  const isPlain = /^([A-Za-z_$][\w$]*|[1-9]\d{0,8})$/.test(name) && name !== '__proto__';
  const text = isPlain ? name : stringLiteral(name);
  properties.set(name, text);
  return text;
}

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

/** The same text on one line; undefined where it is sure to break. */
function onOneLine(json: Json): string | undefined {
  if (isList(json)) {
    const items = mustBreak(json) ? [undefined] : json.map(onOneLine);
    return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
  }
  if (!isObject(json)) return typeof json === 'string' ? stringLiteral(json) : `${json}`;
  if (!isFlat(json)) return undefined;
  const items = Object.entries(json).map(
    ([name, value]) => `${propertyName(name)}: ${onOneLine(value)}`,
  );
  return items.length === 0 ? '{}' : `{ ${items.join(', ')} }`;
}

interface Start {
  readonly indent: number;
  readonly column: number;
  /** How much room is left for what follows. */
  readonly width: number;
}

function writeProperty(name: string, value: Json, start: Start): string {
  const key = `${propertyName(name)}:`;
  if (typeof value !== 'string') {
    return `${key} ${writeJson(value, { ...start, column: start.column + key.length + 1 })}`;
  }
  const text = stringLiteral(value);
  const isShort = start.column + key.length + 1 + text.length <= start.width;
  return isShort ? `${key} ${text}` : `${key}\n${' '.repeat(start.indent + 2)}${text}`;
}

// Schemas are the largest part of an app by far: this is what `jsonDoc` comes to, without the docs.
function writeJson(json: Json, { indent, column, width }: Start): string {
  const flat = onOneLine(json);
  if (flat !== undefined && (column + flat.length <= width || typeof json !== 'object'))
    return flat;
  const inner = { indent: indent + 2, column: indent + 2, width: 99 };
  const [margin, padding] = [' '.repeat(indent), ' '.repeat(indent + 2)];
  if (isList(json)) {
    const items = json.map((item) => `${padding}${writeJson(item, inner)},\n`);
    return items.length === 0 ? '[]' : `[\n${items.join('')}${margin}]`;
  }
  const items = Object.entries(isObject(json) ? json : {}).map(
    ([name, value]) => `${padding}${writeProperty(name, value, inner)},\n`,
  );
  return items.length === 0 ? '{}' : `{\n${items.join('')}${margin}}`;
}

/**
 * JSON as the formatter writes it in TypeScript.
 *
 * @example jsonText({ type: 'string' }, { indent: 2, after: ',' }) // "{ type: 'string' }"
 */
export function jsonText(json: Json, { indent, column = indent, after = '', width = 100 }: Place) {
  return writeJson(json, { indent, column, width: width - after.length });
}
