import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plinth } from './run.ts';

const base = 'export class A {\n  one(): void {}\n}\n';
const grown = (name: string) => base.replace('{}\n}', `{}\n\n  ${name}(): void {}\n}`);

function texts(mine: string, theirs: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-merge-'));
  return Object.entries({ mine, base, theirs }).map(([name, text]) => {
    const file = join(folder, `.${name}`);
    writeFileSync(file, text);
    return file;
  });
}

describe('plinth merge-file', () => {
  it('writes the result in the place of mine, and answers 0', async () => {
    const [mine = '', ...others] = texts(grown('mine'), grown('theirs'));
    expect(await plinth('merge-file', mine, ...others, '--path', 'a.ts')).toMatchObject({
      code: 0,
    });
    expect(readFileSync(mine, 'utf8')).toBe(
      'export class A {\n  one(): void {}\n\n  theirs(): void {}\n\n  mine(): void {}\n}\n',
    );
  });

  it('answers how many conflicts there are, and prints instead of writing', async () => {
    const [mine = '', ...others] = texts(
      base.replace('one', 'two').replace('A', 'B'),
      base.replace('A', 'C').replace('{}', '{ go(); }'),
    );
    const { code, out } = await plinth('merge-file', mine, ...others, '--stdout', '--path', 'a.ts');
    expect(code).toBe(out.match(/^<{7}/gm)?.length);
    expect(code).toBeGreaterThan(0);
    expect(readFileSync(mine, 'utf8')).toContain('class B');
  });

  it.each([
    ['--ours', 'two'],
    ['--theirs', 'three'],
  ])('settles conflicts with %s', async (option, want) => {
    const files = texts(base.replace('one', 'two'), base.replace('one', 'three'));
    const { code, out } = await plinth('merge-file', ...files, '--path', 'a.ts', option, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, conflicts: 0 });
    expect(JSON.parse(out).text).toContain(`${want}()`);
  });

  it('answers 255 for a file that is not there', async () => {
    const { code, err } = await plinth(
      'merge-file',
      '/nowhere/a.ts',
      '/nowhere/b.ts',
      '/nowhere/c.ts',
    );
    expect(code).toBe(255);
    expect(err).toContain('FILE_UNREADABLE');
  });
});
