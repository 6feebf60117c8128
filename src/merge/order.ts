import type { Container, Item } from './structure.ts';

/** What comes next: an item, or inserts of both sides that nobody can put in order. */
export type Place =
  | { readonly kind: 'item'; readonly key: string }
  | {
      readonly kind: 'clash';
      readonly base: readonly string[];
      readonly mine: readonly string[];
      readonly theirs: readonly string[];
    };

interface Versions {
  readonly base: Container;
  readonly mine: Container;
  readonly theirs: Container;
  /** The keys that stand in the result. */
  readonly kept: ReadonlySet<string>;
}

const keysOf = ({ items }: Container): readonly string[] => items.map(({ key }) => key);

/** Whether `keys` stand in another order than before. */
function isReordered(before: readonly string[], keys: readonly string[]): boolean {
  const now = new Set(keys);
  const shared = before.filter((key) => now.has(key));
  const known = new Set(shared);
  const order = keys.filter((key) => known.has(key));
  return order.some((key, at) => key !== shared[at]);
}

interface Inserting {
  readonly result: string[];
  readonly versions: Versions;
  /** The side whose own items are put in, and whether they go behind those of the other. */
  readonly side: 'mine' | 'theirs';
}

/**
 * The order of the result, and where inserts of both sides meet. The side that reordered leads, else
 * theirs; what only the other has comes behind its nearest predecessor, the generated first.
 * Undefined: both reordered, differently, where order means something.
 */
export function mergeOrder(versions: Versions): readonly Place[] | undefined {
  const { base, mine, theirs, kept } = versions;
  const [before, my, their] = [keysOf(base), keysOf(mine), keysOf(theirs)];
  const hasMoved = { mine: isReordered(before, my), theirs: isReordered(before, their) };
  if (hasMoved.mine && hasMoved.theirs && isReordered(my, their)) {
    const all = [...base.items, ...mine.items, ...theirs.items];
    if (all.some(({ isOrdered }) => isOrdered)) return undefined;
  }
  const side = hasMoved.mine ? 'theirs' : 'mine';
  const leader = side === 'mine' ? their : my;
  const result = leader.filter((key) => kept.has(key));
  insertOwn({ result, versions, side });
  return markClashes(result, versions);
}

/** Puts in what only one side has. */
function insertOwn({ result, versions, side }: Inserting): void {
  const { kept } = versions;
  const own = keysOf(versions[side]);
  const other = new Set(keysOf(versions[side === 'mine' ? 'theirs' : 'mine']));
  const present = new Set(result);
  const otherOnly = (key: string | undefined): boolean =>
    key !== undefined && other.has(key) && !own.includes(key);
  own.forEach((key, index) => {
    if (present.has(key) || !kept.has(key)) return;
    const before = own.slice(0, index).findLast((one) => present.has(one));
    let at = before === undefined ? 0 : result.indexOf(before) + 1;
    if (side === 'mine') while (otherOnly(result[at])) at += 1;
    result.splice(at, 0, key);
    present.add(key);
  });
}

/** What only one side has, and whether its place means something. */
function ownOf(items: readonly Item[], others: readonly Item[]): ReadonlyMap<string, boolean> {
  const known = new Set(others.map(({ key }) => key));
  return new Map(
    items.filter(({ key }) => !known.has(key)).map(({ key, isOrdered }) => [key, isOrdered]),
  );
}

/** What both sides took away, by what stood in front of it: `''` for the start. */
function goneBehind({
  base,
  mine,
  theirs,
  kept,
}: Versions): ReadonlyMap<string, readonly string[]> {
  const present = new Set([...keysOf(mine), ...keysOf(theirs)]);
  const gone = new Map<string, readonly string[]>();
  let before = '';
  for (const { key } of base.items) {
    if (kept.has(key)) before = key;
    else if (!present.has(key)) gone.set(before, [...(gone.get(before) ?? []), key]);
  }
  return gone;
}

/**
 * Neighbours that each side put there on its own, both of which care for their place; or that came in
 * the place of what both took away, such as two new names of one thing, or a new one that cares for
 * its place where the other has none any more.
 */
function markClashes(result: readonly string[], versions: Versions): readonly Place[] {
  const base = versions.base.items;
  const mine = ownOf(versions.mine.items, [...base, ...versions.theirs.items]);
  const theirs = ownOf(versions.theirs.items, [...base, ...versions.mine.items]);
  const gone = goneBehind(versions);
  const places: Place[] = [];
  for (let at = 0; at < result.length; at += 1) {
    const run = result.slice(at).findIndex((key) => !mine.has(key) && !theirs.has(key));
    const keys = result.slice(at, run === -1 ? undefined : at + run);
    const [my, their] = [
      keys.filter((key) => mine.has(key)),
      keys.filter((key) => theirs.has(key)),
    ];
    const taken = gone.get(result[at - 1] ?? '') ?? [];
    const cares = {
      mine: my.some((key) => mine.get(key)),
      theirs: their.some((key) => theirs.get(key)),
    };
    const isCrowded =
      my.length > 0 && their.length > 0
        ? (cares.mine && cares.theirs) || taken.length > 0
        : (cares.mine || cares.theirs) && taken.length > 0;
    if (isCrowded) {
      places.push({ kind: 'clash', base: taken, mine: my, theirs: their });
    } else {
      places.push(...keys.map((key) => ({ kind: 'item', key }) as const));
    }
    at += keys.length;
    const next = result[at];
    if (next !== undefined) places.push({ kind: 'item', key: next });
  }
  return places;
}
