import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { merge } from '../../src/merge/merge.ts';

const folder = new URL('./cases/', import.meta.url).pathname;

/** Each story is a folder: base, mine and theirs, and what is to come of them. */
const stories = readdirSync(folder);

function read(story: string) {
  const files = readdirSync(join(folder, story));
  const file = (name: string): string => {
    const found = files.find((one) => one.startsWith(`${name}.`));
    if (found === undefined) throw new Error(`${story} has no ${name}`);
    return found;
  };
  const text = (name: string): string => readFileSync(join(folder, story, file(name)), 'utf8');
  const [base, mine, theirs] = [text('base'), text('mine'), text('theirs')];
  const path = file('base').replace('base', story === 'package-json' ? 'package' : 'file');
  return { base, mine, theirs, path, expected: text('expected') };
}

describe('what comes of both sides', () => {
  test.each(stories)('%s', (story) => {
    const { expected, ...input } = read(story);
    const merged = merge(input);
    expect(merged.text).toBe(expected);
    expect(merged.kind).toBe(/^<{7} /m.test(expected) ? 'conflict' : 'merged');
  });
});
