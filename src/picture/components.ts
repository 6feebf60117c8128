import type { Link, Scene } from './scene.ts';

/** The parts of a scene that no link joins, in the order of their first cards. */
export function components({ cards, links }: Scene): readonly Scene[] {
  const group = new Map(cards.map(({ id }) => [id, new Set([id])]));
  for (const { from, to } of links) {
    const [one, other] = [group.get(from.card), group.get(to.card)];
    if (one === undefined || other === undefined || one === other) continue;
    for (const id of other) {
      one.add(id);
      group.set(id, one);
    }
  }
  const linksOf = new Map<Set<string> | undefined, Link[]>();
  for (const link of links) {
    const owner = group.get(link.from.card);
    linksOf.set(owner, [...(linksOf.get(owner) ?? []), link]);
  }
  return [...new Set(group.values())].map((members) => ({
    cards: cards.filter(({ id }) => members.has(id)),
    links: linksOf.get(members) ?? [],
  }));
}
