import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generate } from '../src/index.ts';
import { temporaryFolder, writeFiles } from './workspace/temporary-folder.ts';

const spec = (fields: string) => `plinth: 1
app: { name: shop }
contexts:
  Catalog:
    entities:
      Product: { fields: { ${fields} }, crud: all }
`;

const first = 'name: string, stock: int';

async function become(cwd: string, fields: string, allowDataLoss = false) {
  writeFiles(cwd, { 'plinth.yaml': spec(fields) });
  const outcome = await generate({ cwd, allowDataLoss });
  if (outcome.kind === 'invalid') throw new Error(JSON.stringify(outcome.checked.diagnostics));
  return outcome;
}

async function begun(): Promise<string> {
  const cwd = temporaryFolder({});
  await become(cwd, first);
  return cwd;
}

const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8');

const migrations = (cwd: string): readonly string[] =>
  readdirSync(join(cwd, 'src/migrations')).filter((name) => /^\d/.test(name));

describe('migrations of an app', () => {
  it('are added, and never written again', async () => {
    const cwd = await begun();
    const initial = read(cwd, 'src/migrations/0001-initial.ts');
    await become(cwd, `${first}, note: string?`);
    await become(cwd, `${first}, note: string?, weight: int = 0`);
    expect(migrations(cwd)).toEqual([
      '0001-initial.ts',
      '0002-add-product-note.ts',
      '0003-add-product-weight.ts',
    ]);
    expect(read(cwd, 'src/migrations/0001-initial.ts')).toBe(initial);
    expect(read(cwd, 'src/migrations/index.ts')).toContain(
      'initial,\n  addProductNote,\n  addProductWeight,\n',
    );
    const { changes } = await become(cwd, `${first}, note: string?, weight: int = 0`);
    expect(changes.changes).toEqual([]);
  });

  it('keep what a person wrote into one', async () => {
    const cwd = await begun();
    await become(cwd, `${first}, grade: string`);
    const path = 'src/migrations/0002-add-product-grade.ts';
    const mine = read(cwd, path).replace("sql.lit('')", "sql.lit('A')");
    writeFiles(cwd, { [path]: mine });
    await become(cwd, `${first}, grade: string, weight: int?`);
    expect(read(cwd, path)).toBe(mine);
  });

  it('follow from the first one where the lock is older than they are', async () => {
    const cwd = await begun();
    const older = read(cwd, 'plinth.lock').replace(/^(migration|stored) .*\n/gm, '');
    writeFiles(cwd, { 'plinth.lock': older });
    await become(cwd, `${first}, note: string?`);
    expect(migrations(cwd)).toEqual(['0001-initial.ts', '0002-add-product-note.ts']);
  });

  it('of two branches that git joined all count', async () => {
    const cwd = await begun();
    const base = read(cwd, 'plinth.lock');
    const branch = temporaryFolder({ 'plinth.lock': base });
    for (const path of ['src/migrations/0001-initial.ts'])
      writeFiles(branch, { [path]: read(cwd, path) });
    await become(cwd, `${first}, note: string?`);
    await become(branch, `${first}, weight: int?`);
    const [ours, theirs] = [cwd, branch].map((place) => read(place, 'plinth.lock').split('\n'));
    const union = [...new Set([...(ours ?? []), ...(theirs ?? [])])].join('\n');
    const path = 'src/migrations/0002-add-product-weight.ts';
    writeFiles(cwd, { 'plinth.lock': union, [path]: read(branch, path) });
    await become(cwd, `${first}, note: string?, weight: int?`);
    expect(migrations(cwd)).toEqual([
      '0001-initial.ts',
      '0002-add-product-note.ts',
      '0002-add-product-weight.ts',
    ]);
    expect(read(cwd, 'src/migrations/index.ts')).toContain(
      'addProductNote,\n  addProductWeight,\n',
    );
  });
});

describe('what the spec has no more', () => {
  it('is told once, and goes when that is allowed', async () => {
    const cwd = await begun();
    expect((await become(cwd, 'name: string')).kept).toEqual(['column catalog_product.stock']);
    expect((await become(cwd, 'name: string, note: string?')).kept).toEqual([]);
    await become(cwd, 'name: string, note: string?', true);
    expect(migrations(cwd).at(-1)).toBe('0004-drop-product-stock.ts');
  });

  it('is not written over by a type that it does not fit', async () => {
    const cwd = await begun();
    const before = read(cwd, 'plinth.lock');
    await expect(become(cwd, 'name: int, stock: int')).rejects.toMatchObject({
      code: 'DATA_LOSS',
      message:
        'the database would lose what is in it: column catalog_product.name: text becomes integer',
    });
    expect(read(cwd, 'plinth.lock')).toBe(before);
    await become(cwd, 'name: int, stock: int', true);
    expect(existsSync(join(cwd, 'src/migrations/0002-change-product-name.ts'))).toBe(true);
  });
});
