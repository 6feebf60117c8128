import { type MergeSide, markConflict } from './conflict.ts';
import { diff3 } from './diff3.ts';
import { type Container, type Item, indentOf, isComment, itemText } from './structure.ts';

interface Versions {
  readonly base: Container;
  readonly mine: Container;
  readonly theirs: Container;
}

type Items = Readonly<Record<MergeSide | 'base', readonly Item[]>>;

/** The lines that items take up, as they stand in their text. */
function linesOf(items: readonly Item[], container: Container): readonly string[] {
  const { separator, endsInSeparator } = container;
  const last = endsInSeparator ? undefined : container.items.at(-1);
  return items.flatMap((item, at) => {
    const end = isComment(item) || item === last ? '' : separator;
    const text = `${indentOf(item.gap)}${itemText(item)}${end}${item.trailing}`;
    const isSetOff = at > 0 && item.gap.split('\n').length > 2;
    return [...(isSetOff ? [''] : []), ...text.split('\n')];
  });
}

/** The lines between markers: only those that differ, where the differences can be told apart. */
export function markedLines(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] {
  const regions = diff3({ base, mine, theirs });
  const canNarrow = base.length > 0 && regions.some(({ kind }) => kind === 'conflict');
  if (!canNarrow) return markConflict({ base, mine, theirs });
  return regions.flatMap((region) =>
    region.kind === 'clean' ? region.lines : markConflict(region),
  );
}

/** What both sides changed, each in its own way, between standard markers. */
export function markedItem(versions: Versions, items: Items): Item {
  const side = (name: MergeSide | 'base') => linesOf(items[name], versions[name]);
  const lines = markedLines(side('base'), side('mine'), side('theirs'));
  const [first] = [...items.mine, ...items.theirs, ...items.base];
  const gap = (first?.gap ?? '\n').replace(/[^\n]*$/, '');
  const text = lines.join('\n');
  return {
    key: first?.key ?? '',
    gap,
    parts: [{ kind: 'leaf', text, tokens: text }],
    trailing: '',
    isOrdered: false,
    isMarked: true,
  };
}
