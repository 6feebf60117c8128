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
import { hasRoom } from './text-width.ts';
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
  const items = entries.map(
    ([name, value]): Doc => [propertyName(name), ':', valueDoc(propertyName(name), value)],
  );
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

/** Behind so short a key a text stays, however long it is. */
const isShortKey = (key: string): boolean => key.length < 5;

/** A text that does not fit behind its key goes to the next line. */
export function valueDoc(key: string, json: Json): Doc {
  const isText = typeof json === 'string' && !isShortKey(key);
  return isText ? group(indent(line, jsonDoc(json))) : [' ', jsonDoc(json)];
}

/** The same text on one line; undefined where it is sure to break. */
function onOneLine(json: Json): string | undefined {
  if (isList(json)) {
    const items = mustBreak(json) ? [undefined] : json.map(onOneLine);
    return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
  }
  if (!isObject(json)) return typeof json === 'string' ? stringLiteral(json) : `${json}`;
  let text = '';
  for (const name of Object.keys(json)) {
    const value = json[name] ?? null;
    if (typeof value === 'object' && value !== null) return undefined;
    text += `${text === '' ? '{ ' : ', '}${propertyName(name)}: ${onOneLine(value)}`;
  }
  return text === '' ? '{}' : `${text} }`;
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
  const isShort = hasRoom(text, start.width - start.column - key.length - 1);
  return isShort || isShortKey(key.slice(0, -1))
    ? `${key} ${text}`
    : `${key}\n${' '.repeat(start.indent + 2)}${text}`;
}

// Schemas are the largest part of an app by far: this is what `jsonDoc` comes to, without the docs.
function writeJson(json: Json, { indent, column, width }: Start): string {
  const flat = onOneLine(json);
  if (flat !== undefined && (typeof json !== 'object' || hasRoom(flat, width - column)))
    return flat;
  const inner = { indent: indent + 2, column: indent + 2, width: 99 };
  const padding = ' '.repeat(indent + 2);
  let text = '';
  if (isList(json)) {
    for (const item of json) text += `${padding}${writeJson(item, inner)},\n`;
    return `[\n${text}${' '.repeat(indent)}]`;
  }
  const object = isObject(json) ? json : {};
  for (const name of Object.keys(object)) {
    text += `${padding}${writeProperty(name, object[name] ?? null, inner)},\n`;
  }
  return `{\n${text}${' '.repeat(indent)}}`;
}

/**
 * JSON as the formatter writes it in TypeScript.
 *
 * @example jsonText({ type: 'string' }, { indent: 2, after: ',' }) // "{ type: 'string' }"
 */
export function jsonText(json: Json, { indent, column = indent, after = '', width = 100 }: Place) {
  return writeJson(json, { indent, column, width: width - after.length });
}
