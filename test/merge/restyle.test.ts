import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { changedHabits, type Habits } from '../../src/merge/habits.ts';
import { habitsOf, restyled } from '../../src/merge/restyle.ts';
import { readSource, type Source } from '../../src/merge/source-tree.ts';
import { loadTypeScript } from '../../src/merge/typescript.ts';
import { root } from '../arch/source.ts';

const reader = { ts: loadTypeScript(), isJson: false };

function read(text: string, path = 'file.ts'): Source {
  const source = readSource(path, text, reader);
  if (source === undefined) throw new Error(`there is an error in ${text}`);
  return source;
}

const restyle = (text: string, habits: Habits, path?: string): string | undefined =>
  restyled(read(text, path), habits, reader)?.file.text;

const files = globSync('test/golden/trees/*/{src,test,scripts}/**/*.ts', { cwd: root }).sort();
const textOf = (path: string): string => readFileSync(`${root}/${path}`, 'utf8');

/** How plinth writes. */
const own: Habits = {
  quotes: "'",
  semicolons: ';',
  commas: ',',
  argumentCommas: ',',
  spacing: ' ',
  arrows: '()',
  indent: '  ',
  width: 100,
};

const habits: fc.Arbitrary<Habits> = fc.record(
  {
    quotes: fc.constantFrom("'", '"'),
    semicolons: fc.constantFrom(';', ''),
    commas: fc.constantFrom(',', ''),
    argumentCommas: fc.constantFrom(',', ''),
    spacing: fc.constantFrom(' ', ''),
    arrows: fc.constantFrom('()', ''),
    indent: fc.constantFrom('  ', '    ', '\t'),
    width: fc.constantFrom(80, 100, 120),
  },
  { requiredKeys: [] },
);

/** What a text says to the compiler: its tokens, without those that a formatter may leave out. */
function said(text: string): readonly string[] {
  const { ts } = reader;
  const source = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const tokens: string[] = [];
  const visit = (node: import('ts-morph').ts.Node): void => {
    if (ts.isStringLiteral(node)) tokens.push(JSON.stringify(node.text));
    else if (node.getChildCount(source) > 0) node.getChildren(source).forEach(visit);
    else if (!/^[;,()]?$/.test(node.getText(source))) tokens.push(node.getText(source));
  };
  visit(source);
  return tokens;
}

describe('generated files in the style of others', () => {
  test('say the same, and come out the same when done again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), habits, (path, wanted) => {
        const text = textOf(path);
        const made = restyle(text, wanted);
        expect(said(made ?? '')).toEqual(said(text));
        expect(restyle(made ?? '', wanted)).toBe(made);
      }),
      { numRuns: 60, seed: 20261128 },
    );
  });

  test.each([...new Set(files.map((path) => path.split('/')[3] ?? ''))])('%s as it is', (app) => {
    const ofApp = files.filter((path) => path.includes(`/trees/${app}/`));
    for (const path of ofApp) expect(restyle(textOf(path), own), path).toBe(textOf(path));
  });

  test('are known by what a formatter did to them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), habits, (path, wanted) => {
        const base = read(textOf(path));
        const mine = restyled(base, wanted, reader);
        if (mine === undefined || mine.file.text === base.file.text) return;
        const found = habitsOf({ base, mine }, reader);
        expect(restyled(base, found, reader)?.file.text).toBe(mine.file.text);
      }),
      { numRuns: 60, seed: 20261128 },
    );
  });
});

test.each<[what: string, habits: Habits, text: string, wanted: string]>([
  [
    'quotes in a text',
    { quotes: '"' },
    `a('say "x"', 'it', 'it\\'s');`,
    `a('say "x"', "it", "it's");`,
  ],
  ['escapes that go on', { quotes: '"' }, "a('\\n\\\\\\u0041');", 'a("\\n\\\\\\u0041");'],
  ['both quotes', { quotes: '"' }, `a('\\'"');`, `a("'\\"");`],
  [
    'a directive and a key',
    { quotes: '"' },
    "'use strict';\na({ 'b-c': 1 });",
    '"use strict";\na({ "b-c": 1 });',
  ],
  ['templates', { quotes: '"' }, "a(`'${b('c')}'\n  'd'`);", "a(`'${b(\"c\")}'\n  'd'`);"],
  ['patterns', { quotes: '"' }, "a(/'/, 'b');", 'a(/\'/, "b");'],
  ['comments', { quotes: '"', semicolons: '' }, "a('b'); // it's; so\n", 'a("b") // it\'s; so\n'],
  ['a call of what comes next', { semicolons: '' }, 'a();\n(b)();\n', 'a()\n;(b)()\n'],
  [
    'a list next',
    { semicolons: '' },
    'const a = b;\n\n[c].map(d);\n',
    'const a = b\n\n;[c].map(d)\n',
  ],
  ['a template next', { semicolons: '' }, 'a();\n`b`.c();\n', 'a()\n;`b`.c()\n'],
  ['a sign next', { semicolons: '' }, 'a();\n+b;\na();\n-b;\n', 'a()\n;+b\na()\n;-b\n'],
  ['a pattern next', { semicolons: '' }, 'a();\n/b/.test(c);\n', 'a()\n;/b/.test(c)\n'],
  [
    'a comment between',
    { semicolons: '' },
    'a(); // x\n// y\n(b)();\n',
    'a() // x\n// y\n;(b)()\n',
  ],
  ['loops', { semicolons: '' }, 'for (;;) a();\nfor (;b;);\n', 'for (;;) a()\nfor (;b;);\n'],
  ['two on a line', { semicolons: '' }, 'a(); b();\n', 'a(); b()\n'],
  ['an end of a block', { semicolons: '' }, 'if (a) { b(); }\n', 'if (a) { b() }\n'],
  [
    'fields before what could be read on',
    { semicolons: '' },
    'class A {\n  get;\n  b = 1;\n  [c] = 2;\n  d;\n  *e() {}\n  f = 3;\n}\n',
    'class A {\n  get;\n  b = 1;\n  [c] = 2\n  d;\n  *e() {}\n  f = 3\n}\n',
  ],
  [
    'types on one line',
    { semicolons: '' },
    'type A = { b: 1; c: 2 };\n',
    'type A = { b: 1; c: 2 }\n',
  ],
  [
    'semicolons again',
    { semicolons: ';' },
    'a()\ninterface B {\n  c: 1\n}\n',
    'a();\ninterface B {\n  c: 1;\n}\n',
  ],
  [
    'a rest',
    { argumentCommas: ',' },
    'function a(\n  ...b: C[]\n) {}\n',
    'function a(\n  ...b: C[]\n) {}\n',
  ],
  ['holes of a list', { commas: '' }, 'a = [\n  b,\n  ,\n];\n', 'a = [\n  b,\n  ,\n];\n'],
  ['a comment behind the last', { commas: '' }, 'a = [\n  b, // c\n];\n', 'a = [\n  b // c\n];\n'],
  ['one parameter', { arrows: '' }, 'a((b) => c, async (d) => e);', 'a(b => c, async d => e);'],
  [
    'parameters with more to them',
    { arrows: '' },
    'a((b: B) => c, (d = 1) => e, (f?) => g);',
    'a((b: B) => c, (d = 1) => e, (f?) => g);',
  ],
  [
    'braces',
    { spacing: '' },
    'a({ b }, { c: {} }, () => { d(); });',
    'a({b}, {c: {}}, () => { d(); });',
  ],
  [
    'lines of a text',
    { indent: '\t' },
    'if (a) {\n  b(`\n  c`);\n}\n',
    'if (a) {\n\tb(`\n  c`);\n}\n',
  ],
  [
    'lines of a comment',
    { indent: '\t' },
    'if (a) {\n  /**\n   * b\n   */\n  c();\n}\n',
    'if (a) {\n\t/**\n\t * b\n\t */\n\tc();\n}\n',
  ],
])('%s', (_, wanted, text, expected) => {
  expect(restyle(text, wanted)).toBe(expected);
});

test('what is between tags stays as it is', () => {
  const text = "const a = (\n  <b c='d' e={'f'}>\n    it's\n  </b>\n);\n";
  expect(restyle(text, { quotes: '"' }, 'file.tsx')).toBe(text.replace("{'f'}", '{"f"}'));
});

describe('habits', () => {
  const base = "import { a } from './a.js';\n\nexport function b() {\n  a('c');\n  a('d');\n}\n";
  const habitsOf = (mine: string) => changedHabits(read(base), read(mine), reader);

  test.each([
    ['one line in other quotes', base.replace("'c'", '"c"')],
    ['one line without its semicolon', base.replace("'d');", "'d')")],
    ['lines added in another style', base.replace('\n}', '\n    a("e")\n    a("f")\n}')],
    ['a line deleted', base.replace("  a('d');\n", '')],
    ['another text', base.replace("'c'", '"x"').replace("'d'", '"y"')],
  ])('are not told by %s', (_, mine) => {
    expect(habitsOf(mine)).toBeUndefined();
  });

  test('are told by most of what is left, whatever is new', () => {
    const mine = base.replaceAll("'", '"').replace('\n}', "\n  a('e');\n  a('f');\n}");
    expect(habitsOf(mine)).toEqual({ quotes: '"' });
  });

  test('are told by all of a small file', () => {
    const [one, other] = ["export { a } from './a.js';\n", 'export { a } from "./a.js"\n'];
    expect(changedHabits(read(one), read(other), reader)).toEqual({ quotes: '"', semicolons: '' });
  });
});
