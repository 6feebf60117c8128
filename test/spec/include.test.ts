import { describe, expect, it } from 'vitest';
import { includePatterns } from '../../src/spec/include.ts';
import { problemsOfSpec } from './reading.ts';

const head = 'plinth: 1\napp: { name: shop }\n';
const patternsOf = (text: string) => includePatterns({ path: 'plinth.yaml', text });

describe('include', () => {
  it('names patterns below the folder of the root', () => {
    expect(patternsOf(`${head}include: [contexts/*.yaml, more.yaml]`)).toEqual([
      'contexts/*.yaml',
      'more.yaml',
    ]);
  });

  it.each([
    '../x.yaml',
    'a/../../x.yaml',
    '/etc/passwd',
    'C:\\x.yaml',
    '\\\\host\\x',
    '~/x.yaml',
    "'!x.yaml'",
    "''",
  ])('%s is refused and not looked up', async (pattern) => {
    const text = `${head}include: [${pattern}]`;
    expect(patternsOf(text)).toEqual([]);
    expect((await problemsOfSpec(text)).problems).toEqual([
      expect.stringContaining('is not a pattern for files below'),
    ]);
  });

  it.each(['', 'include: [', 'include: 5', '[include]'])('of "%s" names nothing', (text) => {
    expect(patternsOf(text)).toEqual([]);
  });

  it('adds one context for each file, with places in it', async () => {
    const { spec, problems } = await problemsOfSpec(
      `${head}include: [contexts/*.yaml]\ncontexts: { Sales: {} }`,
      {
        'contexts/stock.yaml': 'context: Stock\npolices: {}\nviews: {}',
        'contexts/billing.yaml': 'errors: { Gone: 410 it is gone }',
        'contexts/broken.yaml': 'a: b: c',
      },
    );
    expect(spec?.contexts.map(({ name }) => name.text)).toEqual(['Sales', 'Stock']);
    expect(problems).toEqual([
      'contexts/stock.yaml:2:1-8 SPEC_UNKNOWN_KEY: unknown key "polices" (did you mean policies?)',
      'contexts/billing.yaml:1:1-2 SPEC_MISSING_KEY: missing key "context" (add context: the name of the context)',
      expect.stringContaining(
        'contexts/broken.yaml:1:4-5 SPEC_YAML: Nested mappings are not allowed',
      ),
    ]);
  });

  it('says which pattern finds no file', async () => {
    expect((await problemsOfSpec(`${head}include: [a.yaml]`)).problems).toEqual([
      '3:11-17 SPEC_VALUE: must be a pattern that matches a file (it is looked for from the folder of this file)',
    ]);
  });
});
