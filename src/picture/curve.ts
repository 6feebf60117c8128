import { pixels } from './pixels.ts';
import type { Point } from './placement.ts';

/** The command of a path that leads on to a point, leaving and arriving level. */
export function curve(from: Point, to: Point): string {
  if (Math.abs(from.y - to.y) < 0.5) return `H ${pixels(to.x)}`;
  const half = (to.x - from.x) / 2;
  const [x1, x2] = [pixels(from.x + half), pixels(to.x - half)];
  return `C ${x1} ${pixels(from.y)} ${x2} ${pixels(to.y)} ${pixels(to.x)} ${pixels(to.y)}`;
}
