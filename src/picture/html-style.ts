import { dark, light, type Theme } from './palette.ts';
import { FONTS } from './picture-style.ts';

const SHAPE = `
* { box-sizing: border-box; }
html { color-scheme: light dark; scroll-behavior: smooth; scroll-padding-top: 4rem; }
body { margin: 0; font: 15px/1.5 ${FONTS}; background: var(--paper); color: var(--ink); }
header { padding: 1.6rem 2rem 1rem; }
h1 { margin: 0; font-size: 1.7rem; line-height: 1.2; }
h2 { margin: 0 0 .2rem; font-size: 1.3rem; }
header p, .about { margin: .3rem 0 0; color: var(--quiet); max-width: 70ch; }
nav { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .2rem .4rem; padding: .6rem 2rem; background: var(--paper); border-bottom: 1px solid var(--rule); max-height: 40vh; overflow: auto; }
nav a { padding: .15rem .6rem; border-radius: 1rem; color: inherit; text-decoration: none; font-size: .9rem; }
nav a:hover, nav a:focus-visible { background: var(--rule); }
section { padding: 1.6rem 2rem 1.2rem; border-bottom: 1px solid var(--rule); }
.frame { overflow: auto; margin: 1rem 0; padding: .6rem .2rem; }
.frame svg { display: block; max-width: 100%; height: auto; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: .9rem 0 0; padding: 0; list-style: none; font-size: .85rem; color: var(--quiet); }
.legend li { display: flex; align-items: center; gap: .45rem; }
.relations { margin: .6rem 0 0; padding: 0; list-style: none; color: var(--quiet); font-size: .9rem; }
summary { cursor: pointer; color: var(--quiet); font-size: .9rem; width: fit-content; padding: .1rem 0; }
summary:hover { color: var(--ink); }
table { border-collapse: collapse; margin: .8rem 0; font-size: .88rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem 1.2rem .35rem 0; border-top: 1px solid var(--rule); }
thead th { border-top: 0; color: var(--quiet); font-weight: 400; }
tbody th { font-weight: 600; overflow-wrap: anywhere; }
.part th { font-weight: 400; padding-left: 1.2rem; }
td p { margin: 0; max-width: 90ch; }
section a { color: var(--link); text-decoration: none; }
section a:hover { text-decoration: underline; }
code { font-size: .95em; padding: 0 .3em; border-radius: 3px; background: var(--panel); border: 1px solid var(--rule); }
i { color: var(--quiet); font-style: normal; }
tr:target { background: var(--panel); outline: 2px solid var(--rule); }
.kind { display: inline-block; white-space: nowrap; padding: 0 .5em; border: 1px solid; border-radius: 4px; font-size: .85em; }
.picture .card, .picture .row { cursor: pointer; }
.picture.focus .link { opacity: .12; }
.picture.focus .link.on { opacity: 1; }
.picture.focus .link.on .line { stroke-width: 2.25; }
.picture.focus .card:not(.on) { opacity: .38; }
.picture .same > .pill { stroke-width: 2.5; }
@media print { nav { position: static; } .frame { overflow: visible; } .frame svg { max-width: 100%; height: auto; } }
`;

/** The look of a page around its pictures. */
export function htmlStyle(): string {
  return `${SHAPE.trimStart()}${colours(light, '#1d5fc4')}@media (prefers-color-scheme: dark) {\n${colours(dark, '#7db1ff')}}\n`;
}

function colours({ paper, panel, ink, quiet, rule, boxes }: Theme, link: string): string {
  const kinds = Object.entries(boxes).map(
    ([kind, [fill, line, text]]) =>
      `.b-${kind} { background: ${fill}; border-color: ${line}; color: ${text}; }`,
  );
  const root = `:root { --paper: ${paper}; --panel: ${panel}; --ink: ${ink}; --quiet: ${quiet}; --rule: ${rule}; --link: ${link}; }`;
  return [root, ...kinds, ''].join('\n');
}
