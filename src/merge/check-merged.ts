import { type Import, namesIn, readImport } from './imports.ts';
import type { Three } from './merge-container.ts';
import type { Reader, Source } from './source-tree.ts';
import { type Container, isComment, itemTokens } from './structure.ts';

/** Containers in which a name may stand once only. */
const named = new Set(['file', 'members', 'signatures', 'properties', 'pattern', 'parameters']);

/** Second declarations of one name, each with the place that it is in. */
function duplicatesIn(container: Container, place = ''): readonly string[] {
  return container.items.flatMap((item) => {
    const here = `${place}/${item.key}`;
    const isSecond = named.has(container.shape) && / #\d+$/.test(item.key) && !isComment(item);
    const inside = item.parts.flatMap((part) =>
      part.kind === 'container' ? duplicatesIn(part, here) : [],
    );
    return isSecond ? [here, ...inside] : inside;
  });
}

/** How often each word stands in a tree. */
function countWords(container: Container): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of container.items) {
    for (const word of itemTokens(item).split('\0')) {
      if (/[\p{L}\p{N}_$]/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

/** Whether a word that one side put in stands there less often than it should. */
function hasLost(
  result: Container,
  { base, mine, theirs }: Three<Container>,
  givenUp: ReadonlySet<string>,
): boolean {
  const [now, before, my, their] = [result, base, mine, theirs].map(countWords);
  const lost = (side: typeof my, other: typeof my): boolean =>
    [...(side ?? [])].some(([word, count]) => {
      const old = before?.get(word) ?? 0;
      const gone = Math.max(0, old - (other?.get(word) ?? 0));
      return !givenUp.has(word) && count > old && (now?.get(word) ?? 0) < count - gone;
    });
  return lost(my, their) || lost(their, my);
}

/**
 * Whether each word stands there as often as one side wants it that changed nothing about it. Merged by
 * line, something that one side moved and the other deleted is deleted where it was, and stays where
 * it went.
 */
function hasCounts(result: Container, { base, mine, theirs }: Three<Container>): boolean {
  const [now, before, my, their] = [result, base, mine, theirs].map(countWords);
  const follows = (side: typeof my, other: typeof my): boolean =>
    [...(before ?? [])].every(([word, count]) => {
      const isAsBefore = (side?.get(word) ?? 0) === count;
      return !isAsBefore || (now?.get(word) ?? 0) === (other?.get(word) ?? 0);
    });
  return follows(my, their) && follows(their, my);
}

/**
 * Whether a merged tree brings nothing twice, and loses nothing that either side put in but for what
 * was given up knowingly. Merged by line, nothing can be lost, but something can come back.
 */
export function isSound(
  result: Container,
  versions: Three<Container>,
  givenUp: ReadonlySet<string> | 'all',
): boolean {
  const known = new Set(Object.values(versions).flatMap((one: Container) => duplicatesIn(one)));
  const isNew = duplicatesIn(result).some((duplicate) => !known.has(duplicate));
  if (isNew) return false;
  return givenUp === 'all' ? hasCounts(result, versions) : !hasLost(result, versions, givenUp);
}

const importsIn = ({ tree }: Source, { ts }: Reader): readonly Import[] =>
  tree.items.flatMap((item) => readImport(ts, item) ?? []);

/** Whether every name that the base imported, and that is used still, is imported still, once. */
export function keepsImports(result: Source, { base }: Three<Source>, reader: Reader): boolean {
  const now = importsIn(result, reader).flatMap(({ bindings }) => bindings);
  const locals = new Set(now.map(({ local }) => local));
  if (locals.size < now.length) return false;
  const body = result.tree.items.filter(({ key }) => !key.startsWith('import '));
  const used = namesIn(body);
  const before = importsIn(base, reader).flatMap(({ bindings }) => bindings);
  return before.every(({ local }) => locals.has(local) || !used.has(local));
}
