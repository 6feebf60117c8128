import type { Point } from './placement.ts';
import type { Link } from './scene.ts';

/** A link, and where the layout led it. */
export interface Led {
  readonly link: Link;
  readonly points: readonly Point[];
}

export interface Share {
  readonly from: number;
  readonly to: number;
}

/** Where each link meets the sides of its cards, from 0 to 1: in their order, so that none cross. */
export function sharesOf(all: readonly Led[]): readonly Share[] {
  const share = (one: Led, side: 'from' | 'to'): number => {
    const near = ({ points }: Led) => points.at(side === 'from' ? 1 : -2)?.y ?? 0;
    const peers = all
      .filter(({ link }) => link[side].card === one.link[side].card)
      .sort((first, second) => near(first) - near(second));
    return (peers.indexOf(one) + 1) / (peers.length + 1);
  };
  return all.map((one) => ({ from: share(one, 'from'), to: share(one, 'to') }));
}
