import type { Path } from '../edit.ts';
import type { Declaration } from '../references/declaration.ts';
import { flowText } from '../text/layout.ts';
import { type Entry, type SpecText, sharedPart } from '../text/spec-text.ts';
import type { Splice } from '../text/splice.ts';
import { learnStyle } from '../text/style.ts';

/** The splices that write `was: Old` into a thing; none for what has no such key. */
export function wasSplices(
  text: SpecText,
  { kind, name, at, was }: Declaration,
  data: unknown,
): readonly Splice[] {
  if (was !== undefined || kind === 'error' || kind === 'publication') return [];
  const { path } = at;
  const old = name.text;
  if (Array.isArray(data)) return [replaced(text, path, { was: old, ...membersOf(data) })];
  if (typeof data !== 'object' || data === null) {
    return [replaced(text, path, { was: old, type: `${data}` })];
  }
  const isShortEvent = kind === 'event' && !('fields' in data);
  const holder = path.length === 0 ? text.root : text.find(path);
  if (!text.isMap(holder)) throw sharedPart(path);
  const [first] = text.entriesOf(holder);
  if (holder.flow || first === undefined) {
    const [from, to] = holder.range;
    const fields = text.text.slice(from, to);
    return isShortEvent
      ? [{ from, to, text: `{ was: ${old}, fields: ${fields} }` }]
      : [{ from: from + 1, to: from + 1, text: first ? ` was: ${old},` : ` was: ${old} ` }];
  }
  return isShortEvent ? wrapped(text, path, { old, first }) : [before(text, first, `was: ${old}`)];
}

const membersOf = (list: readonly unknown[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    list.flatMap((item): (readonly [string, string])[] =>
      typeof item === 'object' && item !== null
        ? Object.entries(item).map(([key, value]) => [key, `${value}`])
        : [[`${item}`, `${item}`.replace(/ .*/, '')]],
    ),
  );

function replaced(text: SpecText, path: Path, value: Parameters<typeof flowText>[0]): Splice {
  const node = text.find(path);
  if (!node?.range) throw sharedPart(path);
  const holder = text.find(path.slice(0, -1));
  const entry = holder && text.entryOf(holder, path.at(-1) ?? '');
  const to = entry ? text.endOf(entry) : node.range[1];
  return { from: node.range[0], to, text: flowText(value) };
}

function before(text: SpecText, first: Entry, line: string): Splice {
  const start = text.startOf(first);
  const from = text.lineStart(start);
  return { from, to: from, text: `${' '.repeat(text.column(start))}${line}${text.eol}` };
}

/** The short form of an event has no place for `was`: its fields move one level in. */
function wrapped(text: SpecText, path: Path, { old, first }: { old: string; first: Entry }) {
  const node = text.find(path);
  if (!text.isMap(node)) throw sharedPart(path);
  const last = text.entriesOf(node).at(-1) ?? first;
  const start = text.startOf(first);
  const indent = ' '.repeat(text.column(start));
  const step = ' '.repeat(learnStyle(text, undefined, '').step);
  const splices: Splice[] = [before(text, first, `was: ${old}${text.eol}${indent}fields:`)];
  for (let line = text.lineStart(start); line <= text.endOf(last); ) {
    if (!text.isBlank(line, text.lineEnd(line))) splices.push({ from: line, to: line, text: step });
    const next = text.text.indexOf('\n', line);
    if (next < 0) break;
    line = next + 1;
  }
  return splices;
}
