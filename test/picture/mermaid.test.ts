import { describe, expect, test } from 'vitest';
import { markdown } from '../../src/picture/markdown.ts';
import { mermaid } from '../../src/picture/mermaid.ts';
import { examples, graphNamed, nastyGraph } from './drawn.ts';

const NAME = '[cn]\\d+';
const LABEL = '"(?:[^"#&<>`\\\\\\n]|#\\w+;)*"';
const SHAPE = `(?:\\[${LABEL}\\]|\\(\\[${LABEL}\\]\\)|\\[\\(${LABEL}\\)\\]|\\[\\[${LABEL}\\]\\]|\\{\\{${LABEL}\\}\\}|\\[/${LABEL}/\\]|>${LABEL}\\])`;
const ARROW = '(?:-->|==>|-\\.->|---|<-->)';

/** The lines that a flowchart may have: the part of Mermaid's grammar that we write. */
const LINES: readonly RegExp[] = [
  /^%% made by plinth graph$/,
  /^flowchart LR$/,
  new RegExp(`^ +subgraph ${NAME}\\[${LABEL}\\]$`),
  /^ +end$/,
  new RegExp(`^ +${NAME}${SHAPE}$`),
  new RegExp(`^ +${NAME} ${ARROW}(?:\\|${LABEL}\\|)? ${NAME}$`),
  /^ +classDef [a-z]+ fill:#\w{6},stroke:#\w{6},color:#\w{6}$/,
  new RegExp(`^ +class ${NAME}(?:,${NAME})* [a-z]+$`),
];

function faults(text: string): readonly string[] {
  const lines = text.trimEnd().split('\n');
  const declared = new Set(
    [...text.matchAll(new RegExp(`^ +(?:subgraph )?(${NAME})[[({>]`, 'gm'))].map(
      ([, name]) => name,
    ),
  );
  const used = [...text.matchAll(new RegExp(`^ +(${NAME}) .*?(${NAME})$`, 'gm'))].flatMap(
    ([, from, to]) => [from, to],
  );
  const opened = lines.filter((line) => line.trim().startsWith('subgraph ')).length;
  return [
    ...lines.filter((line) => !LINES.some((form) => form.test(line))),
    ...used.filter((name) => !declared.has(name)).map((name) => `${name} is not declared`),
    ...(opened === lines.filter((line) => line.trim() === 'end').length
      ? []
      : ['subgraphs and ends differ']),
  ];
}

describe('the check itself', () => {
  test.each([
    ['  n0["a"]\n  n1["b"]\n  n0 --> n1', []],
    ['  n0["a"b"]', ['  n0["a"b"]']],
    ['  n0["a"]\n  n0 --> n1', ['n1 is not declared']],
    ['  subgraph n0["a"]', ['subgraphs and ends differ']],
    ['  n0 -> n1', ['  n0 -> n1', 'n0 is not declared', 'n1 is not declared']],
  ])('finds in %j what is wrong', (text, wanted) => {
    expect(faults(text)).toEqual(wanted);
  });
});

test.each([...examples, 'hundred'])('%s is a flowchart', async (name) => {
  expect(faults(mermaid(await graphNamed(name)))).toEqual([]);
});

test('texts of the spec stay texts', async () => {
  const text = mermaid(await nastyGraph());
  expect(faults(text)).toEqual([]);
  expect(text).toContain('"x#quot;]--#gt;y#lt;script#gt;#amp;amp;#35;1;');
});

test('Markdown has a flowchart for the map and for each context, or for one', async () => {
  const graph = await graphNamed('shop');
  const titles = (text: string) =>
    [...text.matchAll(/^## (.*)\n\n```mermaid\n/gm)].map(([, title]) => title);
  expect(titles(markdown(graph, undefined))).toEqual([
    'Context map',
    ...graph.contexts.map(({ name }) => name),
  ]);
  expect(titles(markdown(graph, 'Shipping'))).toEqual(['Shipping']);
  const flowcharts = [...markdown(graph, undefined).matchAll(/```mermaid\n([\s\S]*?)```/g)];
  expect(flowcharts.flatMap(([, text = '']) => faults(text))).toEqual([]);
});
