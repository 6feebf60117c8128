import type { Graph } from '../graph/graph.ts';
import { contextId } from './context-map.ts';
import { draw } from './draw.ts';
import { swatch } from './draw-legend.ts';
import { escapeXml } from './escape-xml.ts';
import { htmlList } from './html-list.ts';
import { HTML_SCRIPT } from './html-script.ts';
import { htmlStyle } from './html-style.ts';
import { legendOf } from './legend.ts';
import { nodeAnchor } from './node-anchor.ts';
import { PICTURE_MARK } from './picture-mark.ts';
import { pictureStyle } from './picture-style.ts';
import { pixels } from './pixels.ts';
import type { Sheet } from './sheet.ts';

/** Sheets and lists as one page that needs nothing beside it. */
export function html(sheets: readonly Sheet[], graph: Graph): string {
  const { name, description } = graph;
  const links = sheets.map(
    (sheet) => `<a href="#${anchorOf(sheet)}">${escapeXml(sheet.title)}</a>`,
  );
  return `<!doctype html>
<!-- ${PICTURE_MARK} -->
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(name)}</title>
<style>
${htmlStyle()}${pictureStyle()}</style>
</head>
<body>
<header>
<h1>${escapeXml(name)}</h1>
${description === undefined ? '' : `<p>${escapeXml(description)}</p>\n`}${legend(sheets)}
</header>
<nav aria-label="Contexts">${links.join('')}</nav>
<main>
${sheets.map((sheet) => section(sheet, graph)).join('\n')}
</main>
<script>${HTML_SCRIPT}</script>
</body>
</html>
`;
}

/** A picture that is wider than the page shrinks to this; then it scrolls. */
const SMALLEST = 0.72;

const anchorOf = ({ context }: Sheet): string =>
  context === undefined ? 'map' : nodeAnchor(contextId(context));

function section(sheet: Sheet, graph: Graph): string {
  const { context, title, about, placement } = sheet;
  const [width, height] = [pixels(placement.width + 4), pixels(placement.height + 4)];
  const picture = `<div class="frame"><svg class="picture" viewBox="-2 -2 ${width} ${height}" style="width: ${width}px; min-width: ${pixels(placement.width * SMALLEST)}px" role="img" aria-label="${escapeXml(title)}">\n${draw(placement)}\n</svg></div>`;
  return [
    `<section id="${anchorOf(sheet)}">`,
    `<h2>${escapeXml(title)}</h2>`,
    ...(about === undefined ? [] : [`<p class="about">${escapeXml(about)}</p>`]),
    ...(context === undefined ? [] : relations(graph, context)),
    ...(placement.cards.length === 0 ? [] : [picture]),
    ...(context === undefined
      ? []
      : [
          `<details><summary>List of all in ${escapeXml(title)}</summary>`,
          htmlList(graph, context),
          '</details>',
        ]),
    '</section>',
  ].join('\n');
}

function relations({ relations: all }: Graph, context: string): readonly string[] {
  const lines = all.flatMap(({ from, to, relation, isMutual }) => {
    const other = from === context ? to : from;
    const words = isMutual ? 'with' : from === context ? 'uses' : 'used by';
    const link = `<a href="#${nodeAnchor(contextId(other))}">${escapeXml(other)}</a>`;
    return from === context || to === context ? [`${words} ${link} (${relation})`] : [];
  });
  return lines.length === 0 ? [] : [`<p class="relations">${lines.join(' · ')}</p>`];
}

function legend(sheets: readonly Sheet[]): string {
  const { kinds, links } = legendOf(sheets.map(({ scene }) => scene));
  const item = (drawn: string, width: number, text: string) =>
    `<li><svg class="picture" width="${width}" height="24" aria-hidden="true">${drawn}</svg>${escapeXml(text)}</li>`;
  return [
    '<ul class="legend">',
    ...kinds.map(({ kind, text }) => item(swatch({ swatch: 'box', kind }), 22, text)),
    ...links.map(({ kind, text }) => item(swatch({ swatch: 'line', kind }), 32, text)),
    '</ul>',
  ].join('\n');
}
