import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkSpec } from '../../src/check-spec.ts';
import { codes } from '../../src/diagnostic-codes.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'docs/errors');
const pages = readdirSync(folder).map((file) => ({
  code: file.replace(/\.md$/, ''),
  text: readFileSync(join(folder, file), 'utf8'),
}));

/** Every code that an error of ours is made with, wherever in the source. */
function thrownCodes(): readonly string[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('runtime'))
    .map((file) => readFileSync(join(root, 'src', file), 'utf8'));
  const thrown = files.flatMap((text) => [...text.matchAll(/new PlinthError\(\s*'([A-Z_]+)'/g)]);
  const usage = readFileSync(join(root, 'src/cli/usage-error.ts'), 'utf8').matchAll(
    /'(USAGE\w*)'/g,
  );
  const bin = readFileSync(join(root, 'bin/start.js'), 'utf8').matchAll(/error ([A-Z_]{4,}):/g);
  return [...thrown, ...usage, ...bin].map(([, code]) => code ?? '');
}

const examples = (text: string) =>
  [...text.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, example = '']) => example);

describe('the pages of plinth explain', () => {
  it('are there for every code, and for no other', () => {
    const wanted = new Set([...Object.keys(codes), ...thrownCodes()]);
    expect(pages.map(({ code }) => code).sort()).toEqual([...wanted].sort());
  });

  it.each(pages)('$code is explained, with a wrong and a right example', ({ code, text }) => {
    const [head, wrong, right] = text.split(/\n## (?:Wrong|Right)\n/);
    expect(head).toMatch(new RegExp(`^# ${code}\n\n\\S`));
    expect(examples(`${wrong}`)).toHaveLength(1);
    expect(examples(`${right}`)).toHaveLength(1);
  });

  it.each(pages.filter(({ code }) => Object.hasOwn(codes, code)))(
    '$code: the wrong example has exactly this problem, the right one has none',
    async ({ code, text }) => {
      const found = await Promise.all(
        examples(text).map(async (example) => {
          const { diagnostics } = await checkSpec({
            root: { path: 'plinth.yaml', text: example },
            included: [],
          });
          const found = diagnostics.map((diagnostic) => diagnostic.code);
          return code === 'SPEC_NOT_GENERATED'
            ? found
            : found.filter((other) => other !== 'SPEC_NOT_GENERATED');
        }),
      );
      expect(found).toEqual([[code], []]);
    },
  );
});
