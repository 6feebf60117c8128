import type { MergeSide } from './conflict.ts';
import { layOut } from './lay-out.ts';
import { markedItem } from './marked-item.ts';
import { mergeOrder, type Place } from './order.ts';
import {
  type Container,
  type Item,
  isMultiLine,
  itemText,
  itemTokens,
  type Layout,
  type Leaf,
  type Part,
} from './structure.ts';

/** The three versions of a thing; undefined: it is not there. */
export interface Three<T> {
  readonly base: T;
  readonly mine: T;
  readonly theirs: T;
}

/** Both sides changed it, each in its own way, where no smaller thing can be told apart. */
export const clash = Symbol('clash');

type Outcome<T> = T | typeof clash;

export interface Options {
  readonly favour: MergeSide | undefined;
  readonly layout: Layout;
  /** Settles what both sides changed where something is known about it. */
  readonly settle?: ((three: Three<Leaf>) => Leaf | undefined) | undefined;
}

type Versions = Three<Item | undefined>;

const byKey = ({ items }: Container): ReadonlyMap<string, Item> =>
  new Map(items.map((item) => [item.key, item]));

const isSame = (one: Item, other: Item): boolean => itemTokens(one) === itemTokens(other);

/** What becomes of one item; undefined: it goes. */
function mergeVersions(
  { base, mine, theirs }: Versions,
  options: Options,
): Outcome<Item | undefined> {
  if (mine === undefined || theirs === undefined) {
    const left = mine ?? theirs;
    if (base === undefined || left === undefined) return left;
    if (isSame(left, base)) return undefined;
    if (options.favour === undefined) return clash;
    return options.favour === 'mine' ? mine : theirs;
  }
  if (isSame(mine, theirs)) return mine;
  if (base === undefined) {
    if (options.favour === undefined) return clash;
    return options.favour === 'mine' ? mine : theirs;
  }
  if (isSame(mine, base)) return inLayoutOf({ base, mine, theirs }, options);
  if (isSame(theirs, base)) return mine;
  return mergeParts({ base, mine, theirs }, options);
}

/** What the generator changed, laid out as the person did who changed nothing else. */
function inLayoutOf(versions: Three<Item>, options: Options): Item {
  const { base, mine, theirs } = versions;
  if (itemText(mine) === itemText(base)) return theirs;
  const merged = mergeParts(versions, options);
  return merged === clash ? theirs : merged;
}

/** Goes into what all three versions are made of alike. */
function mergeParts({ base, mine, theirs }: Three<Item>, options: Options): Outcome<Item> {
  const isAlike = [mine, theirs].every(
    ({ parts }) =>
      parts.length === base.parts.length &&
      parts.every((part, at) => shapeOf(part) === shapeOf(base.parts[at])),
  );
  if (!isAlike) {
    return options.favour === undefined ? clash : options.favour === 'mine' ? mine : theirs;
  }
  const parts: Part[] = [];
  for (const [at, ours] of mine.parts.entries()) {
    const [before, their] = [base.parts[at], theirs.parts[at]];
    if (before === undefined || their === undefined) return clash;
    const part = mergePart({ base: before, mine: ours, theirs: their }, options);
    if (part === clash) return clash;
    parts.push(part);
  }
  const trailing = mergeText({
    base: base.trailing,
    mine: mine.trailing,
    theirs: theirs.trailing,
  });
  return trailing === clash ? clash : { ...mine, parts, trailing };
}

const shapeOf = (part: Part | undefined): string | undefined =>
  part?.kind === 'container' ? part.shape : part?.kind;

function mergePart({ base, mine, theirs }: Three<Part>, options: Options): Outcome<Part> {
  if (base.kind === 'container' && mine.kind === 'container' && theirs.kind === 'container') {
    return mergeContainer({ base, mine, theirs }, options);
  }
  if (base.kind === 'leaf' && mine.kind === 'leaf' && theirs.kind === 'leaf') {
    return mergeLeaf({ base, mine, theirs }, options);
  }
  return clash;
}

function mergeLeaf(three: Three<Leaf>, { favour, settle }: Options): Outcome<Leaf> {
  const { base, mine, theirs } = three;
  if (mine.tokens === base.tokens) return theirs.tokens === base.tokens ? mine : theirs;
  if (theirs.tokens === base.tokens || mine.tokens === theirs.tokens) return mine;
  const settled = settle?.(three);
  if (settled !== undefined) return settled;
  if (favour === undefined) return clash;
  return favour === 'mine' ? mine : theirs;
}

function mergeText({ base, mine, theirs }: Three<string>): Outcome<string> {
  if (mine === base) return theirs;
  return theirs === base || mine === theirs ? mine : clash;
}

function mergeContainer(versions: Three<Container>, options: Options): Outcome<Container> {
  const items = mergeItems(versions, options);
  return items === clash ? clash : layOut(versions, items, options.layout);
}

interface Filling {
  readonly versions: Three<Container>;
  readonly known: Three<ReadonlyMap<string, Item>>;
  readonly outcomes: ReadonlyMap<string, Outcome<Item | undefined>>;
  readonly favour: MergeSide | undefined;
  /** Whether items have lines of their own, between which markers can stand. */
  readonly canMark: boolean;
}

/** What stands in one place of the result. */
function fill(place: Place, filling: Filling): Outcome<readonly Item[]> {
  const { versions, known, outcomes, favour, canMark } = filling;
  const pick = (side: MergeSide | 'base', keys: readonly string[]): readonly Item[] =>
    keys.flatMap((key) => known[side].get(key) ?? []);
  if (place.kind === 'clash') {
    if (favour !== undefined) return pick(favour, place[favour]);
    if (!canMark) return clash;
    const [mine, theirs] = [pick('mine', place.mine), pick('theirs', place.theirs)];
    return [markedItem(versions, { base: pick('base', place.base), mine, theirs })];
  }
  const outcome = outcomes.get(place.key);
  if (outcome !== clash) return outcome === undefined ? [] : [outcome];
  if (!canMark) return clash;
  const of = (side: MergeSide | 'base') => pick(side, [place.key]);
  return [markedItem(versions, { base: of('base'), mine: of('mine'), theirs: of('theirs') })];
}

/** Merges what containers hold, item by item. */
export function mergeItems(versions: Three<Container>, options: Options): Outcome<readonly Item[]> {
  const { base, mine, theirs } = versions;
  const known = { base: byKey(base), mine: byKey(mine), theirs: byKey(theirs) };
  const keys = new Set([...known.base.keys(), ...known.mine.keys(), ...known.theirs.keys()]);
  const outcomes = new Map(
    [...keys].map((key) => {
      const { base: b, mine: m, theirs: t } = known;
      const three = { base: b.get(key), mine: m.get(key), theirs: t.get(key) };
      return [key, mergeVersions(three, options)] as const;
    }),
  );
  const kept = new Set([...outcomes].flatMap(([key, one]) => (one === undefined ? [] : [key])));
  const order = mergeOrder({ base, mine, theirs, kept });
  if (order === undefined) return clash;
  const canMark = mine.shape === 'file' || (isMultiLine(mine) && isMultiLine(theirs));
  const items: Item[] = [];
  for (const place of order) {
    const filled = fill(place, { versions, known, outcomes, favour: options.favour, canMark });
    if (filled === clash) return clash;
    items.push(...filled);
  }
  return items;
}
