import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkSpec, generate, readSpec } from '../src/index.ts';
import { isInSync } from '../src/workspace/change.ts';
import { readFiles, temporaryFolder, writeFiles } from './workspace/temporary-folder.ts';

const spec = (invariant: string) => `plinth: 1
app: { name: shop }
contexts:
  Catalog:
    errors: { TooCheap: 422 nothing is that cheap }
    entities:
      Product:
        fields: { name: string, stock: int }
        crud: all
        http: /products
        invariants: [${invariant} else TooCheap]
`;

describe('generate', () => {
  it('brings a folder with a spec up to date, and finds nothing to do then', async () => {
    const cwd = temporaryFolder({ 'plinth.yaml': spec('stock >= 0') });
    const first = await generate({ cwd });
    expect(
      first.kind === 'generated' && first.changes.changes.every(({ kind }) => kind === 'create'),
    ).toBe(true);
    const second = await generate({ cwd });
    expect(second.kind === 'generated' && isInSync(second.changes)).toBe(true);
  });

  it('tells what it would do, and does nothing', async () => {
    const cwd = temporaryFolder({ 'plinth.yaml': spec('stock >= 0') });
    const outcome = await generate({ cwd, write: false });
    expect(outcome.kind === 'generated' && outcome.changes.changes.length).toBeGreaterThan(10);
    expect(Object.keys(readFiles(cwd))).toEqual(['plinth.yaml']);
  });

  it('refuses a spec that is wrong, whole', async () => {
    const cwd = temporaryFolder({ 'plinth.yaml': spec('stok >= 0') });
    const outcome = await generate({ cwd });
    expect(outcome.kind).toBe('invalid');
    expect(outcome.checked.diagnostics.map(({ code }) => code)).toEqual(['SPEC_EXPR_UNKNOWN_NAME']);
    expect(Object.keys(readFiles(cwd))).toEqual(['plinth.yaml']);
  });

  it('remembers which expressions are right, and checks the others', async () => {
    const cwd = temporaryFolder({
      'plinth.yaml': spec('name.split(name).some(part => part.length > stock)'),
    });
    const { checked } = await generate({ cwd });
    const lock = readFileSync(join(cwd, 'plinth.lock'), 'utf8');
    expect(checked.checkedKeys.map((key) => `checked ${key}`)).toEqual(
      lock.match(/^checked .*$/gm),
    );
    writeFiles(cwd, { 'plinth.yaml': spec('stock + name') });
    expect((await generate({ cwd })).checked.diagnostics.map(({ code }) => code)).toEqual([
      'SPEC_EXPR_TYPE',
    ]);
  });

  it('finishes a run that was interrupted, and says so', async () => {
    const cwd = temporaryFolder({ 'plinth.yaml': spec('stock >= 0') });
    await generate({ cwd });
    writeFiles(cwd, {
      '.plinth/journal': '{"version":1,"entries":[]}',
      '.plinth/pack': '',
    });
    expect(await generate({ cwd })).toMatchObject({ kind: 'generated', recovered: true });
    expect(await generate({ cwd })).toMatchObject({ kind: 'generated', recovered: false });
  });
});

describe('a spec in several files', () => {
  const root = 'plinth: 1\napp: { name: shop }\ninclude: [contexts/*.yaml]\n';

  it('is read as one, in the order of names, from beside its root', async () => {
    const cwd = temporaryFolder({
      'specs/plinth.yaml': root,
      'specs/contexts/b.yaml': 'context: Billing\n',
      'specs/contexts/a.yaml': 'context: Catalog\n',
      'contexts/other.yaml': 'context: Other\n',
    });
    const source = await readSpec(cwd, 'specs/plinth.yaml');
    expect(source.included.flatMap(({ files }) => files.map(({ path }) => path))).toEqual([
      'specs/contexts/a.yaml',
      'specs/contexts/b.yaml',
    ]);
    const { valid } = await checkSpec(source);
    expect(valid?.model.contexts.map(({ name }) => name)).toEqual(['Catalog', 'Billing']);
  });
});
