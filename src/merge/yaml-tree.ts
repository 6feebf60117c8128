import { type Container, type Item, leaf, type Part } from './structure.ts';

/** A stretch of lines that begins with a key or a dash, and what is indented below it. */
interface Entry {
  readonly key: string;
  /** Lines `from` to `to`, the comments above it among them. */
  readonly from: number;
  readonly start: number;
  readonly to: number;
  readonly isOrdered: boolean;
}

const KEY =
  /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#&*!|>'"%@`{}[\],?:-][^:#]*|[^\s:]+?)(?=:(?:\s|$))/;

const indentOf = (line: string): number => line.length - line.trimStart().length;
const isBlank = (line: string): boolean => line.trim() === '';
const isComment = (line: string): boolean => /^\s*#/.test(line);
const isDash = (line: string): boolean => /^\s*-(?:\s|$)/.test(line);

/** What an element of a list is known by: itself, or the key that names it. */
function elementKey(lines: readonly string[]): string {
  const [first = ''] = lines;
  const own = first.trim().replace(/^-\s*/, '');
  const named = lines
    .map((line) => /^\s*(?:-\s+)?((?:name|id|key|uses|run):\s+.*)$/.exec(line)?.[1])
    .find((found) => found !== undefined);
  return `- ${named ?? own}`;
}

/** The lines at one indentation, each with what belongs to it; undefined: they are something else. */
function entriesOf(lines: readonly string[], indent: number): readonly Entry[] | undefined {
  const starts: number[] = [];
  for (const [at, line] of lines.entries()) {
    if (isBlank(line) || isComment(line) || indentOf(line) > indent) continue;
    if (indentOf(line) < indent) return undefined;
    if (!isDash(line) && !KEY.test(line.trim())) return undefined;
    starts.push(at);
  }
  if (starts.length === 0) return undefined;
  const leads = starts.map((start) => {
    let from = start;
    while (
      from > 0 &&
      isComment(lines[from - 1] ?? '') &&
      indentOf(lines[from - 1] ?? '') >= indent
    )
      from -= 1;
    return from;
  });
  return starts.map((start, at): Entry => {
    const next = leads[at + 1] ?? lines.length;
    let to = next;
    while (to > start + 1 && isBlank(lines[to - 1] ?? '')) to -= 1;
    const own = lines.slice(start, to);
    const line = own[0] ?? '';
    const key = isDash(line) ? elementKey(own) : (KEY.exec(line.trim())?.[0] ?? line);
    return {
      key,
      from: leads[at] ?? start,
      start,
      to,
      isOrdered: isDash(line) && KEY.test(line.trim().replace(/^-\s*/, '')),
    };
  });
}

/** Without what a person may lay out otherwise: quotes stay, white space at the ends goes. */
const said = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trim())
    .join('\0')
    .trim();

function partsOf(lines: readonly string[], entry: Entry): readonly Part[] {
  const own = lines.slice(entry.from, entry.to);
  const head = entry.start - entry.from + 1;
  const line = own[head - 1] ?? '';
  const below = own.slice(head);
  const first = below.find((one) => !isBlank(one) && !isComment(one));
  const opens = /:\s*(?:#.*)?$/.test(line) && !isDash(line);
  const inner = opens && first !== undefined ? containerAt(below, indentOf(first)) : undefined;
  const indent = indentOf(own[0] ?? '');
  const text = own.slice(0, head).join('\n').slice(indent);
  if (inner === undefined) return [leaf(own.join('\n').slice(indent), said(own))];
  return [leaf(text, said(own.slice(0, head))), inner, leaf('', '')];
}

/** The entries of a block; what is not one of keys or dashes stays whole. */
function containerAt(lines: readonly string[], indent: number): Container | undefined {
  const entries = entriesOf(lines, indent);
  if (entries === undefined) return undefined;
  const seen = new Map<string, number>();
  const items = entries.map((entry, at): Item => {
    const count = (seen.get(entry.key) ?? 0) + 1;
    seen.set(entry.key, count);
    const before = entries[at - 1]?.to ?? 0;
    const blank = lines.slice(before, entry.from);
    const space = ' '.repeat(indentOf(lines[entry.from] ?? ''));
    return {
      key: count === 1 ? entry.key : `${entry.key} #${count}`,
      gap: `\n${blank.map((one) => `${one}\n`).join('')}${space}`,
      parts: partsOf(lines, entry),
      trailing: '',
      isOrdered: entry.isOrdered,
    };
  });
  const rest = lines.slice(entries.at(-1)?.to ?? 0);
  return {
    kind: 'container',
    shape: 'block',
    open: '',
    items,
    endGap: rest.map((one) => `\n${one}`).join(''),
    close: '',
    separator: '',
    endsInSeparator: false,
    column: 0,
    indent: ' '.repeat(indent),
  };
}

/** A text as its keys; one that is no map or list of lines is one thing. */
export function readYaml(text: string): Container {
  const lines = text.replace(/\n$/, '').split('\n');
  const found = containerAt(lines, 0);
  if (found !== undefined) {
    const [first, ...rest] = found.items;
    const items = first ? [{ ...first, gap: first.gap.slice(1) }, ...rest] : [];
    return { ...found, shape: 'file', items, endGap: `${found.endGap}\n` };
  }
  return {
    kind: 'container',
    shape: 'file',
    open: '',
    items: [
      {
        key: 'text',
        gap: '',
        parts: [leaf(lines.join('\n'), said(lines))],
        trailing: '',
        isOrdered: true,
      },
    ],
    endGap: '\n',
    close: '',
    separator: '',
    endsInSeparator: false,
    column: 0,
    indent: '',
  };
}
