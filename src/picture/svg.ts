import { draw } from './draw.ts';
import { drawLegend } from './draw-legend.ts';
import { escapeXml } from './escape-xml.ts';
import { legendOf } from './legend.ts';
import { PICTURE_MARK } from './picture-mark.ts';
import { pictureStyle } from './picture-style.ts';
import { pixels } from './pixels.ts';
import type { Sheet } from './sheet.ts';

const MARGIN = 28;
const HEADING = 40;
const NARROWEST = 640;

/** Sheets below each other as one SVG document that stands for itself. */
export function svg(sheets: readonly Sheet[], name: string): string {
  const inside = Math.max(NARROWEST, ...sheets.map(({ placement }) => placement.width));
  let y = MARGIN;
  const drawn = sheets.map(({ title, placement }) => {
    const text = `<text class="heading" x="${MARGIN}" y="${pixels(y + 18)}">${escapeXml(title)}</text>`;
    const body = `<g transform="translate(${MARGIN} ${pixels(y + HEADING)})">\n${draw(placement)}\n</g>`;
    y += HEADING + placement.height + 2 * MARGIN;
    return `${text}\n${body}`;
  });
  const legend = drawLegend(legendOf(sheets.map(({ scene }) => scene)), inside);
  const [width, height] = [pixels(inside + 2 * MARGIN), pixels(y + legend.height + MARGIN)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="picture" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<!-- ${PICTURE_MARK} -->`,
    `<title>${escapeXml(name)}</title>`,
    `<style>\n${pictureStyle()}</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    ...drawn,
    `<g transform="translate(${MARGIN} ${pixels(y)})">\n${legend.svg}\n</g>`,
    '</svg>\n',
  ].join('\n');
}
