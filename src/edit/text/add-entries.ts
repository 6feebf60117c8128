import type { DataMap, Path } from '../edit.ts';
import { blockLines, flowEntries, flowText } from './layout.ts';
import { type Collection, type SpecText, sharedPart } from './spec-text.ts';
import type { Splice } from './splice.ts';
import { learnStyle } from './style.ts';

/** How far a line with a flow map goes before what is added gets a line of its own. */
const WIDTH = 140;

/** The splices that add entries to the map at a path, in the style of what is there. */
export function addEntries(text: SpecText, path: Path, entries: DataMap): readonly Splice[] {
  const { node, found } = deepest(text, path);
  const missing = path.slice(found.length);
  const wanted = missing.reduceRight<DataMap>((inner, key) => ({ [key]: inner }), entries);
  if (node.flow && node.items.length > 0) return [intoFlow(text, node, wanted)];
  if (node.flow) return intoEmpty(text, { node, path: found, wanted });
  return [belowLast(text, { node, path: found, wanted })];
}

interface Target {
  readonly node: Collection;
  readonly path: Path;
  readonly wanted: DataMap;
}

/** The last map on the way that is there. */
function deepest(text: SpecText, path: Path): { node: Collection; found: Path } {
  let node = text.root;
  if (!text.isMap(node)) throw sharedPart([]);
  let map: Collection = node;
  for (const [index, step] of path.entries()) {
    const entry = text.entryOf(map, step, path.slice(0, index));
    if (entry === undefined) return { node: map, found: path.slice(0, index) };
    node = entry.value;
    if (!text.isMap(node)) throw sharedPart(path.slice(0, index + 1));
    map = node;
  }
  return { node: map, found: path };
}

const keyOf = (path: Path): string => `${path.at(-1) ?? ''}`;

function belowLast(text: SpecText, { node, path, wanted }: Target): Splice {
  const entries = text.entriesOf(node);
  const [first] = entries;
  const last = entries.at(-1);
  if (first === undefined || last === undefined) throw sharedPart(path);
  const style = learnStyle(text, node, keyOf(path));
  const indent = text.column(text.startOf(first));
  const lines = blockLines(wanted, { style, indent, holder: keyOf(path) });
  const at = text.lineEnd(text.endOf(last));
  const gap = isSpaced(text, node) ? text.eol : '';
  return { from: at, to: at, text: gap + lines.map((line) => text.eol + line).join('') };
}

/** Whether blank lines stand between the entries. */
function isSpaced(text: SpecText, node: Collection): boolean {
  const [before, last] = text.entriesOf(node).slice(-2);
  if (before === undefined || last === undefined) return false;
  const between = text.text.slice(text.endOf(before), text.startOf(last));
  return /\n[ \t]*\r?\n/.test(between);
}

/** `{ a: 1 }`: on its line, or on one of its own where the others have one, or it would get too long. */
function intoFlow(text: SpecText, node: Collection, wanted: DataMap): Splice {
  const entries = text.entriesOf(node);
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) throw sharedPart([]);
  const end = text.endOf(last);
  const comma = /^\s*,/.exec(text.text.slice(end, node.range[1]))?.[0] ?? '';
  const from = end + comma.length;
  const own = text.lineStart(text.startOf(last)) !== text.lineStart(node.range[0]);
  const added = flowEntries(wanted);
  const length = text.lineEnd(end) - text.lineStart(end) + added.join(', ').length;
  const isWide = length > WIDTH && text.lineStart(text.startOf(first)) === text.lineStart(end);
  const column = text.column(text.startOf(own ? last : first));
  const gap = own || isWide ? `${text.eol}${' '.repeat(column)}` : ' ';
  const inserted = added.join(`,${gap}`);
  // A comment behind the last one stays with it.
  if (own && !text.isBlank(from, Math.min(text.lineEnd(from), node.range[1] - 1))) {
    const at = text.lineEnd(from);
    const between = text.text.slice(from, at);
    return { from, to: at, text: `${comma ? '' : ','}${between}${gap}${inserted}` };
  }
  return { from, to: from, text: `${comma ? '' : ','}${gap}${inserted}${comma && own ? ',' : ''}` };
}

/** `{}`: filled on its line where that is the style, else with lines of its own. */
function intoEmpty(text: SpecText, { node, path, wanted }: Target): readonly Splice[] {
  const [from, to] = node.range;
  const holder = text.find(path.slice(0, -1));
  const isInFlow = text.isCollection(holder) && holder.flow === true;
  const style = learnStyle(text, holder, keyOf(path.slice(0, -1)));
  const key = keyOf(path);
  const onLine = flowText(wanted, isInFlow);
  const fits = text.column(from) + onLine.length <= WIDTH;
  if (isInFlow || path.length === 0 || (fits && style.wishFor('', key) === 'flow')) {
    return [{ from, to, text: onLine }];
  }
  const entry = holder && text.entryOf(holder, key);
  const indent = (entry ? text.column(text.startOf(entry)) : 0) + style.step;
  const lines = blockLines(wanted, { style, indent, holder: key });
  const start = text.text.slice(0, from).trimEnd().length;
  const end = text.lineEnd(to);
  return [
    { from: start, to, text: '' },
    { from: end, to: end, text: lines.map((line) => text.eol + line).join('') },
  ];
}
