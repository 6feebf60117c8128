import { type Box, NOTE_HEIGHT, PAD } from './card-size.ts';
import { curve } from './curve.ts';
import { escapeXml } from './escape-xml.ts';
import { kindWord } from './kind-word.ts';
import { pixels } from './pixels.ts';
import type { PlacedCard } from './placement.ts';
import type { Row } from './scene.ts';

const RADIUS = 7;

/** A card as SVG. */
export function drawCard({ card, x, y, width, height, headHeight, rows }: PlacedCard): string {
  const { id, kind, title, notes, left, right, inner, isForeign, tip } = card;
  const w = pixels(width);
  const hasRows = rows.size > 0;
  const boxOf = (row: string) => rows.get(row);
  const lines = inner.flatMap(({ from, to, isUndo }) => {
    const [start, end] = [boxOf(from), boxOf(to)];
    return start === undefined || end === undefined ? [] : [innerLine(start, end, isUndo)];
  });
  return [
    `<g class="card k-${kind}${isForeign ? ' foreign' : ''}" data-card="${escapeXml(id)}" transform="translate(${pixels(x)} ${pixels(y)})">`,
    `<title>${escapeXml(tip)}</title>`,
    `<path class="head" d="${headPath(width, headHeight, hasRows)}"/>`,
    `<rect class="box" width="${w}" height="${pixels(height)}" rx="${RADIUS}"${hasRows ? '' : ' style="fill: none"'}/>`,
    ...(hasRows ? [`<path class="head" d="${headPath(width, headHeight, true)}"/>`] : []),
    `<text class="title" x="${PAD}" y="20">${escapeXml(title)}</text>`,
    `<text class="word" x="${pixels(width - PAD)}" y="20" text-anchor="end">${escapeXml(kindWord[kind])}</text>`,
    ...notes.map(
      (note, at) =>
        `<text class="note" x="${PAD}" y="${36 + at * NOTE_HEIGHT}">${escapeXml(note)}</text>`,
    ),
    ...lines,
    ...[...left, ...right].map((row) => drawRow(row, boxOf(row.id))),
    '</g>',
  ].join('\n');
}

/** The ground of the head: inside the border, round where the card is. */
function headPath(width: number, height: number, hasRows: boolean): string {
  const r = RADIUS;
  const top = `M 0 ${r} A ${r} ${r} 0 0 1 ${r} 0 H ${pixels(width - r)} A ${r} ${r} 0 0 1 ${pixels(width)} ${r}`;
  if (hasRows) return `${top} V ${pixels(height)} H 0 Z`;
  const low = pixels(height - r);
  return `${top} V ${low} A ${r} ${r} 0 0 1 ${pixels(width - r)} ${pixels(height)} H ${r} A ${r} ${r} 0 0 1 0 ${low} Z`;
}

function innerLine(start: Box, end: Box, isUndo: boolean): string {
  const from = { x: start.x + start.width, y: start.y + start.height / 2 };
  const to = { x: end.x, y: end.y + end.height / 2 };
  return `<path class="inner${isUndo ? ' undo' : ''}" d="M ${pixels(from.x)} ${pixels(from.y)} ${curve(from, to)}"/>`;
}

function drawRow({ id, kind, node, text, tag, tip }: Row, box: Box | undefined): string {
  if (box === undefined) return '';
  const { x, y, width, height } = box;
  const middle = pixels(y + height / 2 + 4);
  return [
    `<g class="row k-${kind}" data-row="${escapeXml(id)}"${node === undefined ? '' : ` data-node="${escapeXml(node)}"`}><title>${escapeXml(tip)}</title>`,
    `<rect class="pill" x="${pixels(x)}" y="${pixels(y)}" width="${pixels(width)}" height="${height}" rx="${kind === 'event' ? 12 : 5}"/>`,
    `<text x="${pixels(x + PAD)}" y="${middle}">${escapeXml(text)}</text>`,
    ...(tag === undefined
      ? []
      : [
          `<text class="tag" x="${pixels(x + width - PAD)}" y="${middle}" text-anchor="end">${escapeXml(tag)}</text>`,
        ]),
    '</g>',
  ].join('');
}
