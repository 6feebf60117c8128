import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFiles, temporaryFolder } from '../workspace/temporary-folder.ts';
import { plinth } from './run.ts';

const spec = `plinth: 1
app: { name: library }
contexts:
  Lending:
    errors: { Gone: 409 it is gone }
    entities:
      Book:
        fields: { title: string }   # as on its back
        crud: all
        http: /books
      Shelf: { fields: { place: string, book: ref Book? }, crud: all, http: /shelves }
`;

async function library(): Promise<string> {
  const cwd = temporaryFolder({ 'plinth.yaml': spec });
  expect((await plinth('regenerate', '--cwd', cwd)).code).toBe(0);
  return cwd;
}

const specIn = (cwd: string): string => readFileSync(join(cwd, 'plinth.yaml'), 'utf8');

describe('plinth rename', () => {
  it('renames wherever the spec names it, and regenerates', async () => {
    const cwd = await library();
    const { code, out } = await plinth('rename', 'Book', 'volume', '--cwd', cwd);
    expect(code).toBe(0);
    expect(out).toContain('    update  plinth.yaml  entity Book renamed to Volume\n');
    expect(specIn(cwd)).toBe(
      spec
        .replace('      Book:\n', '      Volume:\n        was: Book\n')
        .replace('ref Book', 'ref Volume'),
    );
    expect((await plinth('regenerate', '--check', '--cwd', cwd)).code).toBe(0);
  });

  it.each([['--dry-run'], ['--diff'], ['--json']])('%s writes nothing', async (flag) => {
    const cwd = await library();
    const before = readFiles(cwd);
    expect((await plinth('rename', 'Book', 'Volume', flag, '--cwd', cwd)).code).toBe(0);
    expect(readFiles(cwd)).toEqual(before);
  });

  it('changes nothing where the new name is taken', async () => {
    const cwd = await library();
    const { code, err } = await plinth('rename', 'Book', 'Shelf', '--cwd', cwd);
    expect(code).toBe(1);
    expect(err).toContain('error NAME_TAKEN: Shelf is already there, at plinth.yaml:11:7');
    expect(specIn(cwd)).toBe(spec);
  });

  it('says what is not there', async () => {
    const cwd = await library();
    const { err } = await plinth('rename', 'Bok', 'Volume', '--cwd', cwd);
    expect(err).toContain('error THING_NOT_FOUND: the spec has no thing Bok\n  hint: did you mean');
  });
});

describe('plinth remove', () => {
  it('takes away what nothing needs, with the files that followed from it', async () => {
    const cwd = await library();
    const { code, out } = await plinth('remove', 'Shelf', '--cwd', cwd);
    expect(code).toBe(0);
    expect(out).toContain('    delete  src/contexts/lending/domain/shelf.ts');
    expect(specIn(cwd)).toBe(spec.replace(/^ {6}Shelf.*\n/m, ''));
  });

  it('refuses what is needed, and says where', async () => {
    const cwd = await library();
    const { code, err } = await plinth('remove', 'Book', '--cwd', cwd);
    expect(code).toBe(1);
    expect(err).toContain('error THING_IN_USE: Lending.Book is needed elsewhere');
    expect(err).toContain('plinth.yaml:11:51 (Book)');
    expect(specIn(cwd)).toBe(spec);
  });

  it('can be told which of two of a name', async () => {
    const cwd = await library();
    expect((await plinth('remove', 'Gone', '--kind', 'error', '--cwd', cwd)).code).toBe(0);
    expect(specIn(cwd)).toBe(spec.replace(/^ {4}errors.*\n/m, ''));
  });
});
