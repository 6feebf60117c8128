import { createHash } from 'node:crypto';

/** The whole look of the pages: system fonts, light and dark, readable on a phone. */
export const styleSheet = `
:root {
  color-scheme: light dark;
  --ground: #fbfbfa; --panel: #fff; --text: #1c2024; --soft: #60646c; --line: #dcdee2;
  --accent: #2456c7; --on-accent: #fff; --danger: #b42318; --good: #1a7f4b; --wash: #eef2fb;
  --radius: 8px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #16181b; --panel: #1e2125; --text: #eceef0; --soft: #a0a6ae; --line: #363a40;
    --accent: #85a9ff; --on-accent: #10131a; --danger: #ff9a8d; --good: #6fd3a0; --wash: #232a38;
  }
}
*, ::before, ::after { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--text);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
a { color: var(--accent); text-underline-offset: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--panel); z-index: 1; }
header {
  display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center;
  padding: .75rem 1.5rem; background: var(--panel); border-bottom: 1px solid var(--line);
}
header .name { color: var(--text); font-weight: 700; text-decoration: none; }
header nav { flex: 1; }
header ul { display: flex; flex-wrap: wrap; gap: .25rem; list-style: none; margin: 0; padding: 0; }
header li a {
  display: block; padding: .35rem .75rem; border-radius: var(--radius);
  color: var(--soft); text-decoration: none;
}
header li a:hover { background: var(--wash); color: var(--text); }
header li a[aria-current] { background: var(--wash); color: var(--accent); font-weight: 600; }
.who { display: flex; gap: .75rem; align-items: center; color: var(--soft); font-size: .875rem; }
.who span { max-width: 16rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; overflow-wrap: anywhere; }
.heading { display: flex; flex-wrap: wrap; gap: 1rem; justify-content: space-between; align-items: start; }
.back { margin-bottom: .5rem; font-size: .9rem; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
button, .button {
  display: inline-block; padding: .45rem 1rem; border: 1px solid var(--line); border-radius: var(--radius);
  background: var(--panel); color: var(--text); font: inherit; font-weight: 500;
  text-decoration: none; cursor: pointer;
}
button:hover, .button:hover { border-color: var(--accent); }
.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.danger { border-color: var(--danger); color: var(--danger); }
button.danger { background: var(--danger); color: var(--ground); }
.quiet { padding: .25rem .75rem; font-size: .9rem; color: var(--soft); }
.default { position: absolute; left: -999rem; }
.scroll { overflow-x: auto; background: var(--panel); border: 1px solid var(--line); border-radius: var(--radius); }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .6rem 1rem; text-align: left; vertical-align: top; }
th { font-size: .85rem; font-weight: 600; color: var(--soft); white-space: nowrap; border-bottom: 1px solid var(--line); }
th a { color: inherit; text-decoration: none; }
th a:hover { color: var(--accent); }
th .sort { opacity: .6; }
td { max-width: 24rem; overflow-wrap: anywhere; }
tr + tr td { border-top: 1px solid var(--line); }
tbody tr:hover { background: var(--wash); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td ul, dd ul { margin: 0; padding-left: 1.1rem; }
.search { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; margin-bottom: 1rem; }
.search .field { margin: 0; }
.pages { display: flex; gap: .75rem; align-items: center; margin-top: 1rem; color: var(--soft); }
.nothing { padding: 2.5rem 1rem; text-align: center; color: var(--soft); border: 1px dashed var(--line); border-radius: var(--radius); }
dl { margin: 0; background: var(--panel); border: 1px solid var(--line); border-radius: var(--radius); }
dl > div { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 1rem; padding: .65rem 1rem; }
dl > div + div { border-top: 1px solid var(--line); }
dt { color: var(--soft); overflow-wrap: anywhere; }
dd { margin: 0; overflow-wrap: anywhere; }
dl.inner { border: 0; background: none; }
dl.inner > div { display: flex; gap: .5rem; padding: 0; border: 0; }
dl.inner dt::after { content: ":"; }
.lines { white-space: pre-line; }
.none { color: var(--soft); }
main > form:not(.search) { max-width: 40rem; }
.field { margin-bottom: 1.1rem; }
label, legend { font-weight: 600; }
.field > label { display: block; margin-bottom: .25rem; }
.optional { color: var(--soft); font-weight: 400; font-size: .875rem; }
input, select, textarea {
  width: 100%; padding: .5rem .7rem; border: 1px solid var(--line); border-radius: var(--radius);
  background: var(--panel); color: var(--text); font: inherit;
}
.field > input, .field > select { height: 2.6rem; }
input[readonly], textarea[readonly] { background: var(--ground); color: var(--soft); }
textarea { resize: vertical; }
.code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .9rem; }
.check { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
div.check > input { width: 1.1rem; height: 1.1rem; accent-color: var(--accent); }
.check > label { display: inline; margin: 0; font-weight: 400; }
.check > p { flex-basis: 100%; }
fieldset { margin: 0 0 1.1rem; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: var(--radius); min-width: 0; }
fieldset > :last-child { margin-bottom: 0; }
summary { cursor: pointer; font-weight: 600; padding: .25rem 0; }
.help { margin: .25rem 0 0; color: var(--soft); font-size: .9rem; }
.error { margin: .25rem 0 0; color: var(--danger); font-size: .9rem; font-weight: 500; }
.wrong > input, .wrong > select, .wrong > textarea, fieldset.wrong { border-color: var(--danger); }
.summary { margin-bottom: 1.25rem; padding: .75rem 1rem; border: 1px solid var(--danger); border-left-width: 4px; border-radius: var(--radius); }
.summary h2 { margin: 0 0 .25rem; font-size: 1rem; color: var(--danger); }
.summary ul, .summary p { margin: 0; padding-left: 1.1rem; }
.summary p { padding: 0; }
.notice { margin: 0 0 1rem; padding: .5rem 1rem; border-left: 4px solid var(--good); border-radius: var(--radius); background: var(--panel); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: 1rem; list-style: none; padding: 0; }
.cards a {
  display: block; padding: 1.25rem; background: var(--panel); border: 1px solid var(--line);
  border-radius: var(--radius); text-decoration: none; font-weight: 600;
}
.cards a:hover { border-color: var(--accent); }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { font-size: .95rem; margin: 1rem 0 .25rem; }
.operation { background: var(--panel); border: 1px solid var(--line); border-radius: var(--radius); padding: .4rem 1rem; margin-bottom: .5rem; }
.operation > :last-child:not(summary) { margin-bottom: .75rem; }
.operation summary { font-weight: 400; }
.operation td, .operation th { padding: .35rem .75rem .35rem 0; font-size: .9rem; }
.method { display: inline-block; min-width: 4.5rem; font-weight: 700; font-size: .85rem; color: var(--accent); }
code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .9em; overflow-wrap: anywhere; }
pre { overflow-x: auto; padding: .75rem 1rem; background: var(--ground); border: 1px solid var(--line); border-radius: var(--radius); }
pre code { overflow-wrap: normal; }
@media (max-width: 40rem) {
  main { padding: 1rem; }
  dl > div { grid-template-columns: 1fr; gap: 0; }
}
`;

const digest = createHash('sha256').update(styleSheet).digest('hex').slice(0, 10);

export const styleSheetName = `style-${digest}.css`;
