import type { Three } from './merge-container.ts';
import type { Leaf } from './structure.ts';

const VERSION = /^"[^"]+"\0:\0"[~^]?(\d+)\.(\d+)\.(\d+)"$/;

/** Of two versions of a dependency the higher one; undefined: they are no plain versions. */
export function higherVersion({ mine, theirs }: Three<Leaf>): Leaf | undefined {
  const [my, their] = [VERSION.exec(mine.tokens), VERSION.exec(theirs.tokens)];
  if (my === null || their === null) return undefined;
  for (const at of [1, 2, 3]) {
    const difference = Number(my[at]) - Number(their[at]);
    if (difference !== 0) return difference > 0 ? mine : theirs;
  }
  return theirs;
}
