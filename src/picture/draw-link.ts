import { curve } from './curve.ts';
import { escapeXml } from './escape-xml.ts';
import { pixels } from './pixels.ts';
import type { PlacedLink, Run } from './placement.ts';

const ARROW = 7;

/** A link as SVG: its line, its arrow heads, its label. */
export function drawLink({ link, runs, label }: PlacedLink): string {
  const { from, to, kind, head } = link;
  const ends = [
    `data-from="${escapeXml(from.card)}" data-to="${escapeXml(to.card)}"`,
    ...(from.row === undefined ? [] : [`data-from-row="${escapeXml(from.row)}"`]),
    ...(to.row === undefined ? [] : [`data-to-row="${escapeXml(to.row)}"`]),
  ];
  const first = runs.at(0);
  const last = runs.at(-1);
  const arrows = [
    ...(head !== 'to' && first !== undefined ? [arrow(first.from, first.y, 1)] : []),
    ...(head !== 'from' && last !== undefined ? [arrow(last.to, last.y, -1)] : []),
  ];
  return [
    `<g class="link l-${kind}" ${ends.join(' ')}>`,
    `<path class="line" d="${linePath(shortened(runs, head))}"/>`,
    ...arrows,
    ...(label === undefined || link.label === undefined
      ? []
      : [
          `<rect class="label-ground" x="${pixels(label.x)}" y="${pixels(label.y)}" width="${pixels(label.width)}" height="${label.height}" rx="4"/>`,
          `<text class="label" x="${pixels(label.x + label.width / 2)}" y="${pixels(label.y + label.height / 2 + 4)}" text-anchor="middle">${escapeXml(link.label)}</text>`,
        ]),
    '</g>',
  ].join('');
}

/** The line ends where its arrow head begins, so that nothing peeps out at the point. */
function shortened(runs: readonly Run[], head: PlacedLink['link']['head']): readonly Run[] {
  return runs.map((run, at) => ({
    ...run,
    from: at === 0 && head !== 'to' ? run.from + ARROW - 1 : run.from,
    to: at === runs.length - 1 && head !== 'from' ? run.to - ARROW + 1 : run.to,
  }));
}

function linePath(runs: readonly Run[]): string {
  return runs
    .map(({ from, to, y }, at) => {
      const before = runs[at - 1];
      const start = { x: Math.min(from, to), y };
      const begin =
        before === undefined
          ? `M ${pixels(from)} ${pixels(y)}`
          : curve({ x: before.to, y: before.y }, start);
      return to > from ? `${begin} H ${pixels(to)}` : begin;
    })
    .join(' ');
}

/** A triangle with its point here. */
function arrow(x: number, y: number, direction: 1 | -1): string {
  const back = pixels(x + direction * ARROW);
  const half = ARROW / 2 + 0.5;
  return `<path class="arrow" d="M ${pixels(x)} ${pixels(y)} L ${back} ${pixels(y - half)} V ${pixels(y + half)} Z"/>`;
}
