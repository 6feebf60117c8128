import { escapeXml } from './escape-xml.ts';
import type { Legend } from './legend.ts';
import { pixelWidth } from './pixel-width.ts';
import { pixels } from './pixels.ts';

const SWATCH = { box: 22, line: 32 } as const;
const LINE_HEIGHT = 24;

interface Entry {
  readonly swatch: 'box' | 'line';
  readonly kind: string;
  readonly text: string;
}

/** A legend as SVG, in as many lines as it needs at this width. */
export function drawLegend(legend: Legend, width: number): { svg: string; height: number } {
  let [x, y] = [0, 0];
  const drawn = entriesOf(legend).map((entry) => {
    const needs = SWATCH[entry.swatch] + 8 + pixelWidth(entry.text, 12) + 20;
    if (x > 0 && x + needs > width) [x, y] = [0, y + LINE_HEIGHT];
    const svg = drawEntry(entry, x, y);
    x += needs;
    return svg;
  });
  return { svg: drawn.join('\n'), height: y + LINE_HEIGHT };
}

const entriesOf = ({ kinds, links }: Legend): readonly Entry[] => [
  ...kinds.map((entry) => ({ ...entry, swatch: 'box' as const })),
  ...links.map((entry) => ({ ...entry, swatch: 'line' as const })),
];

/** @example swatch({ swatch: 'box', kind: 'event', text: 'event' }) draws an orange pill */
export function swatch({ swatch, kind }: Pick<Entry, 'swatch' | 'kind'>): string {
  return swatch === 'box'
    ? `<g class="k-${kind}"><rect class="pill" x="1" y="5" width="20" height="14" rx="${kind === 'event' ? 7 : 4}"/></g>`
    : `<g class="l-${kind}"><path class="line" d="M 1 12 H 24"/><path class="arrow" d="M 31 12 L 24 8 V 16 Z"/></g>`;
}

function drawEntry(entry: Entry, x: number, y: number): string {
  const at = `translate(${pixels(x)} ${pixels(y)})`;
  const text = `<text class="legend" x="${SWATCH[entry.swatch] + 8}" y="16">${escapeXml(entry.text)}</text>`;
  return `<g transform="${at}">${swatch(entry)}${text}</g>`;
}
