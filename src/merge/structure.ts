/**
 * A text as a tree of slices, so that both sides can be compared thing by thing. Every character of
 * the text is in exactly one slice: joined again, they are the text.
 */
export interface Container {
  readonly kind: 'container';
  /** What it holds; containers of different shapes are not compared. @example 'members' */
  readonly shape: string;
  readonly open: string;
  readonly items: readonly Item[];
  /** White space before `close`. */
  readonly endGap: string;
  readonly close: string;
  readonly separator: '' | ',';
  /** Whether a separator stands behind the last item. */
  readonly endsInSeparator: boolean;
  /** How far to the right `open` stands. */
  readonly column: number;
  /** The indentation of the line that `open` stands on. */
  readonly indent: string;
}

/** A piece that is compared as a whole, by its tokens. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly text: string;
  /** The text without what a formatter may change. */
  readonly tokens: string;
}

export type Part = Container | Leaf;

/** A member, property, statement or the like, with the comments that belong to it. */
export interface Item {
  /** By which it is found again in the other versions. Unique in its container. */
  readonly key: string;
  /** White space before it. */
  readonly gap: string;
  readonly parts: readonly Part[];
  /** What follows its separator on the same line: a comment. */
  readonly trailing: string;
  /** Whether its place among its neighbours means something. */
  readonly isOrdered: boolean;
  /** Conflict markers stand in it: whole lines, which nothing may follow. */
  readonly isMarked?: boolean;
}

export const partText = (part: Part): string =>
  part.kind === 'leaf' ? part.text : containerText(part);

export const itemText = ({ parts }: Item): string => parts.map(partText).join('');

export function containerText(container: Container): string {
  const { open, items, endGap, close, separator, endsInSeparator } = container;
  const texts = items.map((item, at) => {
    const isLast = at === items.length - 1;
    const end = item.isMarked || isComment(item) || (isLast && !endsInSeparator) ? '' : separator;
    return item.gap + itemText(item) + end + item.trailing;
  });
  return open + texts.join('') + endGap + close;
}

/** A comment that is set off from the things around it. */
export const isComment = ({ key }: Pick<Item, 'key'>): boolean => key.startsWith('comment ');

const partTokens = (part: Part): string =>
  part.kind === 'leaf'
    ? part.tokens
    : [part.open, ...part.items.map(itemTokens), part.close].join('\0');

const known = new WeakMap<Item, string>();

/** What an item says, however it is laid out. */
export function itemTokens(item: Item): string {
  const found = known.get(item);
  if (found !== undefined) return found;
  const tokens = [...item.parts.map(partTokens), item.trailing.trim()].join('\0');
  known.set(item, tokens);
  return tokens;
}

export const leaf = (text: string, tokens: string): Leaf => ({ kind: 'leaf', text, tokens });

/** Whether something of it stands on a line of its own. */
export const isMultiLine = ({ items, endGap }: Container): boolean =>
  items.some(({ gap }) => gap.includes('\n')) || endGap.includes('\n');

/** How what has to be written anew is laid out. */
export interface Layout {
  /** The longest line that is left on one line. */
  readonly width: number;
  /** What one level is indented by. */
  readonly indent: string;
  /** Inside of braces on one line. */
  readonly spacing: string;
  /** Behind the last of what has lines of its own; of arguments and parameters. */
  readonly commas: string;
  readonly argumentCommas: string;
}

/** As plinth writes. */
export const usualLayout: Layout = {
  width: 100,
  indent: '  ',
  spacing: ' ',
  commas: ',',
  argumentCommas: ',',
};

/** What stands before an item on its line. */
export const indentOf = (gap: string): string => gap.slice(gap.lastIndexOf('\n') + 1);
