import type { Data, DataMap } from '../edit.ts';
import { scalarText } from './scalar-text.ts';
import type { Style } from './style.ts';

/** How far a line goes before it is broken. */
const WIDTH = 120;

/** A value on one line. @example flowText({ a: 1, b: ['x'] }) // '{ a: 1, b: [x] }' */
export function flowText(data: Data, inFlow = false): string {
  if (isList(data)) return `[${data.map((item) => flowText(item, true)).join(', ')}]`;
  if (typeof data !== 'object') return scalarText(data, inFlow);
  const entries = flowEntries(data);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** @example flowEntries({ a: 1, b: 2 }) // ['a: 1', 'b: 2'] */
export function flowEntries(map: DataMap): readonly string[] {
  return Object.entries(map).map(
    ([key, value]) => `${scalarText(key, true)}: ${flowText(value, true)}`,
  );
}

export interface Place {
  readonly style: Style;
  /** How far in the lines begin. */
  readonly indent: number;
  /** The key that holds the map: what others have under such a key is the model. */
  readonly holder: string;
}

/** The entries of a map as lines, in the style of the text around. */
export function blockLines(map: DataMap, place: Place): readonly string[] {
  return Object.entries(map).flatMap(([key, value]) => entryLines(key, value, place));
}

function entryLines(key: string, value: Data, { style, indent, holder }: Place): readonly string[] {
  const start = `${' '.repeat(indent)}${scalarText(key, false)}:`;
  const line = `${start} ${flowText(value)}`;
  if (typeof value !== 'object' || isEmpty(value)) return [line];
  const wish = style.wishFor(holder, key) ?? (isLeaf(value) ? 'flow' : 'block');
  if (wish === 'flow' && line.length <= WIDTH) return [line];
  const inside = indent + style.step;
  if (isList(value)) {
    const dash = `${' '.repeat(inside)}- `;
    return [start, ...value.map((item) => dash + flowText(item))];
  }
  return [start, ...blockLines(value, { style, indent: inside, holder: key })];
}

const isList = (data: Data): data is readonly Data[] => Array.isArray(data);

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

/** Whether it holds nothing that holds something itself. */
function isLeaf(value: readonly Data[] | DataMap): boolean {
  const parts: readonly Data[] = Object.values(value);
  return isList(value) || parts.every((part) => typeof part !== 'object' || isList(part));
}
