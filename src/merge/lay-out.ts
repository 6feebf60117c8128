import {
  type Container,
  containerText,
  type Item,
  indentOf,
  isMultiLine,
  type Layout,
  usualLayout,
} from './structure.ts';
import { vote } from './text-form.ts';

interface Versions {
  readonly base: Container;
  readonly mine: Container;
  readonly theirs: Container;
}

/** What stands between two neighbours, by the key of the first and of the second. */
function gapsOf({ items }: Container): ReadonlyMap<string, string> {
  return new Map(items.map(({ key, gap }, at) => [`${items[at - 1]?.key ?? ''}\0${key}`, gap]));
}

/** The gap of a pair that no version has as it stands: that of the item, but never none at all. */
function newGap(item: Item, isFirst: boolean, { base, mine, theirs }: Versions): string {
  const first = [mine, theirs, base].flatMap(({ items }) => items[0]?.gap ?? []);
  if (isFirst) return first[0] ?? item.gap;
  const wasFirst = [mine, theirs, base].some(({ items }) => items[0]?.key === item.key);
  if (!wasFirst) return item.gap;
  const other = [mine, theirs, base].flatMap(({ items }) => items.slice(1).map(({ gap }) => gap));
  if (other[0] !== undefined) return other[0];
  // Members of a class and declarations of a file are set off from each other.
  const isSetOff = mine.shape === 'members' || mine.shape === 'file';
  return item.gap.includes('\n') ? `${isSetOff ? '\n' : ''}${item.gap}` : item.gap || ' ';
}

/** The side whose way of laying out its items is kept. */
function layoutOf({ base, mine, theirs }: Versions): Container {
  if (mine.items.length === 0) return theirs;
  const hasChanged = isMultiLine(mine) !== isMultiLine(base);
  return hasChanged || base.items.length > 0 ? mine : theirs;
}

function endsInComma({ separator, shape }: Container, layout: Layout): boolean {
  const comma = shape === 'parameters' ? layout.argumentCommas : layout.commas;
  return separator !== '' && comma !== '';
}

/** Each item on a line of its own, as in `model`. */
function onLines(items: readonly Item[], model: Container, layout: Layout): Container {
  const sample = model.items.find(({ gap }) => gap.includes('\n'));
  const indent = sample === undefined ? model.indent + layout.indent : indentOf(sample.gap);
  return {
    ...model,
    items: items.map((item) => (item.gap.includes('\n') ? item : { ...item, gap: `\n${indent}` })),
    endGap: model.endGap.includes('\n') ? model.endGap : `\n${model.indent}`,
    endsInSeparator: sample === undefined ? endsInComma(model, layout) : model.endsInSeparator,
  };
}

function arrange(versions: Versions, items: readonly Item[], layout: Layout): Container {
  const { base, mine, theirs } = versions;
  const [before, my, their] = [gapsOf(base), gapsOf(mine), gapsOf(theirs)];
  const spaced = items.map((item, at): Item => {
    const pair = `${items[at - 1]?.key ?? ''}\0${item.key}`;
    const [b, m, t] = [before.get(pair), my.get(pair), their.get(pair)];
    const gap = m !== undefined && t !== undefined ? vote(b, m, t) : (m ?? t ?? b);
    return { ...item, gap: gap ?? newGap(item, at === 0, versions) };
  });
  const model = layoutOf(versions);
  const made: Container = {
    ...model,
    items: spaced,
    endGap: vote(base.endGap, mine.endGap, theirs.endGap),
  };
  const mustBreak = spaced.some(({ isMarked, trailing }) => isMarked || trailing.includes('//'));
  if (isMultiLine(model)) return keepLines(spaced, { model, made, layout });
  if (model.shape === 'file') return made;
  const flat = {
    ...made,
    endGap: model.endGap,
    items: spaced.map((item, at) => ({
      ...item,
      gap: item.gap.includes('\n') ? (at === 0 ? (model.items[0]?.gap ?? '') : ' ') : item.gap,
    })),
  };
  const text = containerText(flat);
  const fits = !text.includes('\n') && model.column + text.length <= layout.width;
  return fits && !mustBreak ? flat : onLines(spaced, model, layout);
}

interface Keeping {
  readonly model: Container;
  readonly made: Container;
  readonly layout: Layout;
}

/** Items that came from one line get lines of their own, unless that is how they stand here. */
function keepLines(items: readonly Item[], { model, made, layout }: Keeping): Container {
  // Blocks that nothing closes: each item begins a line of its own already.
  if (model.close === '') return made;
  const isFilled = model.items.some(({ gap }) => !gap.includes('\n'));
  const { endGap } = made.endGap.includes('\n') ? made : model;
  return isFilled
    ? { ...made, endGap }
    : onLines(items, { ...made, endGap, items: model.items }, layout);
}

/** Markers begin their lines. */
const onOwnLine = (item: Item, at: number): Item =>
  item.isMarked
    ? { ...item, gap: item.gap.replace(/[^\n]*$/, '') || (at === 0 ? '' : '\n') }
    : item;

/** The items between the open and close of one side, with gaps merged pair by pair. */
export function layOut(
  versions: Versions,
  items: readonly Item[],
  layout: Layout = usualLayout,
): Container {
  const made = arrange(versions, items, layout);
  return { ...made, items: made.items.map(onOwnLine) };
}
