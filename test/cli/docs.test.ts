import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plinth } from './run.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/cli.md'), 'utf8');
const [common = '', ...sections] = page.split(/^## /m);
const sectionOf = (command: string) =>
  sections.find((section) => section.startsWith(`\`plinth ${command}`)) ?? '';

const wordsOf = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map(([, word]) => word ?? ''))].sort();

async function helpOf(...args: readonly string[]): Promise<string> {
  const { code, out } = await plinth(...args, '--help');
  expect(code).toBe(0);
  return out;
}

describe('docs/cli.md', () => {
  it('has a section for every command, and for no other', async () => {
    const commands = wordsOf(await helpOf(), /^ {2}([a-z-]+) .*\[/gm);
    const described = wordsOf(page, /^## `plinth ([a-z-]+)/gm);
    expect([...described, 'help'].sort()).toEqual(commands);
  });

  it.each([
    'new',
    'rename',
    'remove',
    'regenerate',
    'check',
    'status',
    'explain',
    'graph',
    'merge-file',
    'undo',
    'restore',
    'doctor',
    'completion',
    'upgrade',
  ])('tells every option of %s, and no other', async (command) => {
    const option = /(--[a-z-]+)/g;
    const usual = wordsOf(common, option);
    const offered = wordsOf((await helpOf(command)).split('Examples:')[0] ?? '', option);
    const told = wordsOf(sectionOf(command), /^\|.*?`(--[a-z-]+)/gm);
    const all = wordsOf(sectionOf(command), option);
    expect(offered.filter((name) => !usual.includes(name) && !all.includes(name))).toEqual([]);
    expect(told.filter((name) => !offered.includes(name))).toEqual([]);
  });
});
