import { describe, expect, it } from 'vitest';
import { problemsOfSpec } from './reading.ts';

const start = 'plinth: 1\napp: { name: shop }\n';
const quote = 'quote a text that holds ": ", or "," inside { } and [ ]';

const writeOut = 'write out what the aliases (*name) stand for';

const bomb = `${start}shared:\n  types:\n    a0: &a0 [x, x]\n${Array.from(
  { length: 30 },
  (_, i) => `    a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`,
).join('')}`;

describe('a file that is no YAML', () => {
  it.each([
    ['empty', '', ['1:1-2 SPEC_YAML: the file is empty (a spec starts with plinth: 1)']],
    [
      'only white space',
      ' \n\n ',
      ['1:1-2 SPEC_YAML: the file is empty (a spec starts with plinth: 1)'],
    ],
    [
      'only a comment',
      '# shop\n',
      ['1:1-2 SPEC_YAML: the file is empty (a spec starts with plinth: 1)'],
    ],
    ['binary', 'plinth\0: 1', ['1:1-2 SPEC_YAML: the file is not a text']],
    [
      'too large',
      `# ${'x'.repeat(5 * 1024 * 1024)}`,
      [
        '1:1-2 SPEC_YAML: the file is too large: 5.0 MB, at most 4 MB are read (split it with include)',
      ],
    ],
    [
      'nested too deep',
      `${start}shared: ${'['.repeat(100_000)}`,
      [
        '3:72-73 SPEC_YAML: nested more than 64 deep (no spec needs that: look for a bracket that is never closed)',
      ],
    ],
    [
      'left by a merge',
      `${start}<<<<<<< HEAD\nshared: {}\n=======\ncontexts: {}\n>>>>>>> theirs\n`,
      [
        '3:1-13 SPEC_YAML: the file holds the conflict markers of a merge (keep what is right of both sides and delete the lines <<<<<<<, ======= and >>>>>>>)',
      ],
    ],
    ['an alias bomb', bomb, [`5:9-11 SPEC_YAML: aliases repeat too much (${writeOut})`]],
    [
      'an alias inside itself',
      `${start}shared: &s { types: *s }`,
      [`3:9-11 SPEC_YAML: a value holds itself through an alias (${writeOut})`],
    ],
    [
      'a text with a colon',
      `${start}shared: a: b`,
      [`3:9-10 SPEC_YAML: Nested mappings are not allowed in compact mappings (${quote})`],
    ],
    [
      'a key twice',
      `${start}app: { name: bank }`,
      ['3:1-2 SPEC_YAML: Map keys must be unique (join the two, or rename one)'],
    ],
    [
      'two keys twice',
      'plinth: 1\nplinth: 1\napp: { name: x, name: y }',
      [
        '2:1-2 SPEC_YAML: Map keys must be unique (join the two, or rename one)',
        '3:17-18 SPEC_YAML: Map keys must be unique (join the two, or rename one)',
      ],
    ],
    [
      'two documents',
      `${start}---\nplinth: 1`,
      ['3:1-4 SPEC_YAML: a file holds one document only (remove the lines ---)'],
    ],
    [
      'tabs',
      'plinth: 1\napp:\n\tname: shop',
      ['3:1-2 SPEC_YAML: Tabs are not allowed as indentation (indent with spaces)'],
    ],
    ['a broken quote', `${start}shared: "open`, ['3:14-15 SPEC_YAML: Missing closing "quote']],
    [
      'an unknown alias',
      `${start}shared: *nothing`,
      ['3:10-11 SPEC_YAML: unidentified alias "nothing"'],
    ],
    [
      'a tag of JavaScript',
      `${start}shared: !!js/function "f"`,
      [
        '3:9-10 SPEC_YAML: unknown scalar tag !<tag:yaml.org,2002:js/function> (leave the tag (!) out: a spec is plain data)',
      ],
    ],
    ['a list', '- plinth: 1', ['1:1-2 SPEC_VALUE: must be a map (a spec starts with plinth: 1)']],
    ['a text', 'plinth', ['1:1-2 SPEC_VALUE: must be a map (a spec starts with plinth: 1)']],
  ])('%s', async (_what, text, want) => {
    const { problems, spec } = await problemsOfSpec(text);
    expect(problems).toEqual(want);
    expect(spec).toBeUndefined();
  });
});

describe('a file that is unusual YAML', () => {
  it.each([
    ['with a byte order mark', `\uFEFF${start}`],
    ['with CRLF', start.replaceAll('\n', '\r\n')],
    ['with a document start', `---\n${start}...\n`],
    ['as JSON', '{ "plinth": 1, "app": { "name": "shop" } }'],
    [
      'with an alias',
      'plinth: 1\napp: &a { name: shop }\nshared: { types: &t { Sku: string } }\ncontexts: { Sales: { types: *t } }',
    ],
  ])('%s is read', async (_what, text) => {
    const { problems, spec } = await problemsOfSpec(text);
    expect(problems).toEqual([]);
    expect(spec?.app.name.text).toBe('shop');
  });

  it('with CRLF and a byte order mark has true positions', async () => {
    const text = `\uFEFF${start}polices: {}\n`.replaceAll('\n', '\r\n');
    expect((await problemsOfSpec(text)).problems).toEqual([
      '3:1-8 SPEC_UNKNOWN_KEY: unknown key "polices" (known here: plinth, app, include, auth, http, shared, contexts, deploy)',
    ]);
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty'])(
    'with the key %s is harmless',
    async (key) => {
      const { problems } = await problemsOfSpec(`${start}contexts: { Sales: { ${key}: {} } }`);
      const want = `3:22-${22 + key.length} SPEC_UNKNOWN_KEY: unknown key "${key}" (known here: `;
      expect(problems).toEqual([expect.stringContaining(want)]);
      expect(Object.prototype).not.toHaveProperty('polluted');
    },
  );
});
