import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { picture } from '../../src/picture/picture.ts';
import { graphNamed } from '../picture/drawn.ts';

/** Pictures of the examples, in git: `UPDATE_GOLDEN=1 npm test` writes them anew, and the diff is read. */
const folder = join(import.meta.dirname, 'pictures');

test.each([
  ['minimal', 'svg', undefined],
  ['bank', 'svg', undefined],
  ['shop', 'svg', 'Payments'],
  ['minimal', 'mermaid', undefined],
  ['bank', 'mermaid', undefined],
  ['shop', 'mermaid', undefined],
  ['cargo', 'markdown', undefined],
] as const)('%s as %s is drawn as the golden file says', async (example, format, context) => {
  const text = await picture(await graphNamed(example), { format, context });
  const ending = { svg: 'svg', mermaid: 'mmd', markdown: 'md' }[format];
  const file = join(folder, `${example}.${ending}`);
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
});
