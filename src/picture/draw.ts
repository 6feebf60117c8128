import { drawCard } from './draw-card.ts';
import { drawLink } from './draw-link.ts';
import type { Placement } from './placement.ts';

/** What stands in a picture, links below cards. */
export function draw({ cards, links }: Placement): string {
  return [...links.map(drawLink), ...cards.map(drawCard)].join('\n');
}
