import { dark, light, type Theme } from './palette.ts';

/** Arial's widths are what texts are measured by, so fonts of that width come first. */
export const FONTS = '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", system-ui, sans-serif';

const SHAPE = `
.picture { font-family: ${FONTS}; }
.picture text { font-size: 12px; }
.picture .title { font-size: 14px; font-weight: 600; }
.picture .word, .picture .note, .picture .tag, .picture .label { font-size: 11px; }
.picture .word { letter-spacing: .01em; }
.picture .heading { font-size: 20px; font-weight: 600; }
.picture .box { stroke-width: 1.25; }
.picture .foreign > .box { stroke-dasharray: 5 3; }
.picture .line { fill: none; stroke-width: 1.5; }
.picture .inner { fill: none; stroke-width: 1.25; }
.picture .undo, .picture .l-undoes .line, .picture .l-fallsBackTo .line { stroke-dasharray: 5 3; }
.picture .l-reads .line, .picture .l-refersTo .line { stroke-dasharray: 2 3; }
.picture .link { transition: opacity .12s; }
`;

/** The look of a picture, without variables: not only browsers show SVG. */
export function pictureStyle(): string {
  const night = colours(dark).replace(/^(?=.)/gm, '  ');
  return `${SHAPE.trimStart()}${colours(light)}@media (prefers-color-scheme: dark) {\n${night}}\n`;
}

function colours({ paper, panel, ink, quiet, boxes, links }: Theme): string {
  const kinds = Object.entries(boxes).flatMap(([kind, [fill, line, text]]) => [
    `.k-${kind} > .head, .k-${kind} > .pill { fill: ${fill}; }`,
    `.k-${kind} > .box, .k-${kind} > .pill, .k-${kind} > .inner { stroke: ${line}; }`,
    `.k-${kind} > text { fill: ${text}; }`,
  ]);
  const lines = Object.entries(links).flatMap(([kind, colour]) => [
    `.l-${kind} .line { stroke: ${colour}; }`,
    `.l-${kind} .arrow { fill: ${colour}; }`,
  ]);
  return [
    `.picture .paper { fill: ${paper}; }`,
    `.picture .box { fill: ${panel}; }`,
    `.picture .heading, .picture .legend { fill: ${ink}; }`,
    `.picture .about, .picture .label { fill: ${quiet}; }`,
    `.picture .label-ground { fill: ${paper}; }`,
    `.picture .word, .picture .note, .picture .tag { fill-opacity: .78; }`,
    ...kinds,
    ...lines,
    '',
  ].join('\n');
}
