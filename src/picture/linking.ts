import type { Link } from './scene.ts';

/** What becomes of a link that would lead back to the left, or make the picture too wide. */
export interface Unless {
  readonly cycle: 'turn' | 'leave out';
  readonly deep: 'keep' | 'leave out';
}

/** Collects links so that no cards lie on a cycle: everything leads from left to right. */
export interface Linking {
  /** Whether it was kept. */
  add(link: Link, unless: Unless): boolean;
  links(): readonly Link[];
}

/** About as many layers as a screen is wide. */
const MOST_LAYERS = 5;

type Next = Map<string, Set<string>>;

export function openLinking(): Linking {
  const links = new Map<string, Link>();
  const next: Next = new Map();
  const keep = (link: Link, { deep }: Unless): boolean => {
    const known = next.get(link.from.card) ?? new Set();
    const isNew = !known.has(link.to.card);
    next.set(link.from.card, known.add(link.to.card));
    if (isNew && deep === 'leave out' && layers(next) > MOST_LAYERS) {
      known.delete(link.to.card);
      return false;
    }
    links.set(JSON.stringify([link.from, link.to, link.kind, link.head]), link);
    return true;
  };
  return {
    add: (link, unless) => {
      const [from, to] = [link.from.card, link.to.card];
      if (from === to) return false;
      if (!reaches(next, to, from)) return keep(link, unless);
      return unless.cycle === 'turn' && keep(turned(link), unless);
    },
    links: () => [...links.values()],
  };
}

function turned(link: Link): Link {
  const head = link.head === 'to' ? 'from' : link.head === 'from' ? 'to' : 'both';
  const atHead = (card: string) => ({ card, row: undefined });
  return { ...link, from: atHead(link.to.card), to: atHead(link.from.card), head };
}

function reaches(next: Next, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const card of seen) for (const one of next.get(card) ?? []) seen.add(one);
  return seen.has(to);
}

/** How many cards the longest way passes. */
function layers(next: Next): number {
  const known = new Map<string, number>();
  const from = (card: string): number => {
    const length =
      known.get(card) ?? 1 + Math.max(0, ...[...(next.get(card) ?? [])].map((one) => from(one)));
    known.set(card, length);
    return length;
  };
  return Math.max(0, ...[...next.keys()].map(from));
}
