import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../workspace/temporary-folder.ts';
import { plinth } from './run.ts';

const SHELF = '      Shelf: { fields: { place: string(1..40) }, crud: all, http: /shelves }\n';
const BIN = '      Bin: { fields: { size: int }, crud: all, http: /bins }\n';
const spec = (...entities: readonly string[]): string =>
  `plinth: 1\napp: { name: store }\ncontexts:\n  Catalog:\n    entities:\n${entities.join('')}`;

const EDITED = 'src/contexts/catalog/domain/shelf.ts';
const ORPHANED = 'src/contexts/catalog/domain/bin.ts';
const DELETED = 'tsconfig.build.json';
const CLASHING = 'package.json';

async function newApp(): Promise<string> {
  const cwd = temporaryFolder({ 'start.yaml': spec(SHELF, BIN) });
  const options = ['--yes', '--registry', '--no-install', '--no-git', '--cwd', cwd];
  expect((await plinth('new', 'store', '--spec', 'start.yaml', ...options)).code).toBe(0);
  return join(cwd, 'store');
}

const statusOf = async (app: string) => {
  const { code, out } = await plinth('status', '--json', '--cwd', app);
  const { edited, deleted, unresolved, orphaned, inSync } = JSON.parse(out);
  return { code, edited, deleted, unresolved, orphaned, inSync };
};

/** Everything that can become of a generated file. */
async function livedInApp(): Promise<string> {
  const app = await newApp();
  appendFileSync(join(app, EDITED), '// mine\n');
  appendFileSync(join(app, ORPHANED), '// mine\n');
  rmSync(join(app, DELETED));
  const clashing = join(app, CLASHING);
  const text = readFileSync(clashing, 'utf8');
  writeFileSync(clashing, text.replace('"name": "store"', '"name": "mine"'));
  writeFileSync(join(app, 'plinth.yaml'), spec(SHELF).replace('store', 'theirs'));
  expect((await plinth('regenerate', '--cwd', app)).code).toBe(1);
  return app;
}

describe('plinth status', () => {
  it('is empty in an app that nobody touched', async () => {
    const app = await newApp();
    const nothing = { edited: [], deleted: [], unresolved: [], orphaned: [] };
    expect(await statusOf(app)).toEqual({ code: 0, ...nothing, inSync: true });
    expect((await plinth('status', '--cwd', app)).out).toMatch(/^in sync: \d+ unchanged\n$/);
  });

  it('tells apart what is edited, in conflict, deleted and left over, and what to do', async () => {
    const app = await livedInApp();
    expect(await statusOf(app)).toEqual({
      ...{ code: 1, inSync: false },
      ...{ edited: [EDITED], deleted: [DELETED], unresolved: [CLASHING], orphaned: [ORPHANED] },
    });
    const { out } = await plinth('status', '--cwd', app);
    expect(
      out,
    ).toContain(`in conflict: settle what stands between the markers, then run plinth regenerate
  ${CLASHING}
edited by you: plinth regenerate merges them with what is generated
  ${EDITED}
deleted by you, and left deleted: plinth restore <path> brings one back
  ${DELETED}
edited by you, and generated no more: they are your own now; keep or delete them
  ${ORPHANED}
`);
  });

  it('says so as long as it is so', async () => {
    const app = await livedInApp();
    expect((await plinth('regenerate', '--ours', '--cwd', app)).code).toBe(0);
    expect((await plinth('restore', DELETED, '--cwd', app)).code).toBe(0);
    rmSync(join(app, ORPHANED));
    expect(await statusOf(app)).toEqual({
      ...{ code: 0, inSync: true },
      ...{ edited: [EDITED, CLASHING].sort(), deleted: [], unresolved: [], orphaned: [] },
    });
  });

  it('merges what was left over when the spec has its thing again', async () => {
    const app = await livedInApp();
    await plinth('regenerate', '--ours', '--cwd', app);
    const bigger = BIN.replace('size: int', 'size: int, colour: text');
    writeFileSync(join(app, 'plinth.yaml'), spec(SHELF, bigger).replace('store', 'theirs'));
    expect((await plinth('regenerate', '--cwd', app)).out).toContain(`merge  ${ORPHANED}`);
    const text = readFileSync(join(app, ORPHANED), 'utf8');
    expect(text).toContain('colour');
    expect(text).toContain('// mine');
    expect(await statusOf(app)).toMatchObject({
      orphaned: [],
      edited: expect.arrayContaining([ORPHANED]),
    });
  });
});
