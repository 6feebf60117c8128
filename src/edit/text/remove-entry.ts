import type { Path } from '../edit.ts';
import { type Entry, type SpecText, sharedPart } from './spec-text.ts';
import type { Splice } from './splice.ts';

/** The splices that take away an entry of a map, or an element of a list; `{}` stays of the last one. */
export function removeEntry(text: SpecText, path: Path): readonly Splice[] {
  const holder = text.find(path.slice(0, -1));
  const step = path.at(-1) ?? '';
  const entry = holder && text.entryOf(holder, step, path.slice(0, -1));
  if (!text.isCollection(holder) || entry === undefined) throw sharedPart(path.slice(0, -1));
  const entries = text.entriesOf(holder);
  const index = entries.findIndex((one) => text.startOf(one) === text.startOf(entry));
  const neighbours = { before: entries[index - 1], after: entries[index + 1] };
  const empty = text.isMap(holder) ? '{}' : '[]';
  if (entries.length === 1) return emptied(text, path, empty);
  return [
    holder.flow
      ? fromFlow(text, entry, neighbours)
      : fromLines(text, entry, neighbours.before === undefined),
  ];
}

function emptied(text: SpecText, path: Path, empty: string): readonly Splice[] {
  const above = path.slice(0, -1);
  const holder = text.find(above);
  const outer = text.find(above.slice(0, -1));
  const entry = outer && text.entryOf(outer, above.at(-1) ?? '');
  if (!text.isCollection(holder)) throw sharedPart(above);
  const [from, to] = holder.range;
  if (holder.flow) return [{ from, to, text: empty }];
  const [last] = text.entriesOf(holder);
  if (last === undefined || entry?.key?.range == null) throw sharedPart(above);
  const colon = text.text.indexOf(':', entry.key.range[1]) + 1;
  return [{ from: colon, to: colon, text: ` ${empty}` }, fromLines(text, last, false)];
}

interface Neighbours {
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
}

function fromFlow(text: SpecText, entry: Entry, { before, after }: Neighbours): Splice {
  if (after) return { from: text.startOf(entry), to: text.startOf(after), text: '' };
  const from = before ? text.endOf(before) : text.startOf(entry);
  return { from, to: text.endOf(entry), text: '' };
}

/** Whole lines go; of two blank lines that would then meet, one, and the one that would come first. */
function fromLines(text: SpecText, entry: Entry, isFirst: boolean): Splice {
  const start = entry.key ? text.startOf(entry) : text.text.lastIndexOf('-', text.startOf(entry));
  const from = text.lineStart(start);
  // `- a: 1`: the first entry of a map in a list shares its line with the dash.
  if (!text.isBlank(from, start)) throw sharedPart([]);
  const end = text.lineEnd(text.endOf(entry));
  const next = text.text.indexOf('\n', end) + 1;
  const to = next === 0 ? text.text.length : next;
  const above = text.lineStart(Math.max(from - 1, 0));
  const isBlankAbove = from > 0 && text.isBlank(above, from);
  const isBlankBelow = to >= text.text.length || text.isBlank(to, text.lineEnd(to));
  if (isFirst && isBlankBelow) {
    const below = text.text.indexOf('\n', to) + 1;
    return { from, to: below === 0 ? to : below, text: '' };
  }
  return { from: isBlankAbove && isBlankBelow ? above : from, to, text: '' };
}
