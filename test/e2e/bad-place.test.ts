import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Files, temporaryFolder, writeFiles } from '../workspace/temporary-folder.ts';
import { addField, BOOK, library, spec } from './library.ts';
import { expectRefusal, plinthProcess, treeOf } from './plinth-process.ts';

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;
const quick = ['--registry', '--no-install', '--no-git'];

describe('a place that cannot take a new app', () => {
  it.each<{ what: string; files: Files; dir: string; code: string }>([
    {
      what: 'is not empty',
      files: { 'shop/notes.md': 'mine' },
      dir: 'shop',
      code: 'TARGET_NOT_EMPTY',
    },
    { what: 'is a file', files: { shop: 'mine' }, dir: 'shop', code: 'TARGET_IS_FILE' },
    {
      what: 'is below a file',
      files: { notes: 'mine' },
      dir: 'notes/shop',
      code: 'TARGET_IS_FILE',
    },
    {
      what: 'is inside another app',
      files: { 'plinth.yaml': spec('title: string'), 'plinth.lock': 'plinth.lock 1\n' },
      dir: 'services/shop',
      code: 'TARGET_IN_APP',
    },
    {
      what: 'has a name that is too long',
      files: {},
      dir: 's'.repeat(300),
      code: 'TARGET_NOT_WRITABLE',
    },
  ])('is left as it is: $what', async ({ files, dir, code }) => {
    const cwd = temporaryFolder(files);
    const before = treeOf(cwd);
    expectRefusal(await plinthProcess(cwd, ['new', dir, '--yes', ...quick]), code);
    expect(treeOf(cwd)).toEqual(before);
  });

  it('is left as it is: a link to nothing', async () => {
    const cwd = temporaryFolder();
    symlinkSync(join(cwd, 'nothing'), join(cwd, 'shop'));
    expectRefusal(await plinthProcess(cwd, ['new', 'shop', '--yes', ...quick]), 'TARGET_IS_FILE');
    expect([...treeOf(cwd).keys()]).toEqual(['shop']);
  });

  it('is left as it is: somebody else may write there', async () => {
    const cwd = temporaryFolder();
    chmodSync(cwd, isRoot ? 0o755 : 0o555);
    const user = isRoot ? { uid: nobody } : {};
    const ended = await plinthProcess(cwd, ['new', 'shop', '--yes', ...quick], user);
    expectRefusal(ended, 'TARGET_NOT_WRITABLE');
    expect(treeOf(cwd).size).toBe(0);
  });

  it.each(['/proc/shop', '/dev/null/shop'])('is left as it is: %s', async (dir) => {
    const { code, out, err } = await plinthProcess('/', ['new', dir, '--yes', ...quick]);
    expect(out + err).toMatch(/^error TARGET_(NOT_WRITABLE|IS_FILE): .*\n {2}hint: \S/);
    expect(code).toBe(1);
  });

  it('does not need a plain name', async () => {
    const cwd = temporaryFolder();
    const dir = 'my shop (Müller & Söhne) 日本 $HOME';
    expect((await plinthProcess(cwd, ['new', dir, '--yes', ...quick])).code).toBe(0);
    const app = join(cwd, dir);
    expect(readFileSync(join(app, 'plinth.yaml'), 'utf8')).toMatch(/name: my-shop-m-ller/);
    expect((await plinthProcess(app, ['regenerate', '--check'])).code).toBe(0);
  });
});

/** A folder with programs of these names: what stands in a `PATH`. */
function programs(scripts: Files): string {
  const folder = temporaryFolder(scripts);
  for (const name of Object.keys(scripts)) chmodSync(join(folder, name), 0o755);
  return folder;
}

describe('a machine on which packages cannot be installed', () => {
  it('keeps the app and says how to go on', async () => {
    const npm = `#!/bin/sh\ncase "$1" in install) echo "npm ERR! no network"; exit 1;; esac\nexit 0\n`;
    const cwd = temporaryFolder();
    const env = { PATH: programs({ npm }) };
    const ended = await plinthProcess(cwd, ['new', 'shop', '--yes', '--registry'], { env });
    expectRefusal(ended, 'INSTALL_FAILED');
    expect(ended.err).toContain('npm ERR! no network');
    expect(ended.err).toContain(
      `hint: when the cause is mended: cd ${join(cwd, 'shop')} && npm install`,
    );
    expect((await plinthProcess(join(cwd, 'shop'), ['regenerate', '--check'])).code).toBe(0);
  });

  it('keeps the app where the package manager is missing', async () => {
    const cwd = temporaryFolder();
    const env = { PATH: temporaryFolder() };
    const args = ['new', 'shop', '--yes', '--registry', '--pm', 'pnpm'];
    const ended = await plinthProcess(cwd, args, { env });
    expectRefusal(ended, 'INSTALL_FAILED');
    expect(ended.err).toContain('pnpm was not found');
    expect(existsSync(join(cwd, 'shop/plinth.lock'))).toBe(true);
  });

  it('makes nothing where it cannot pack itself', async () => {
    const cwd = temporaryFolder();
    const env = { PATH: temporaryFolder(), XDG_CACHE_HOME: temporaryFolder() };
    const ended = await plinthProcess(cwd, ['new', 'shop', '--yes', '--no-install'], { env });
    expectRefusal(ended, 'PACK_FAILED');
    expect(ended.err).toContain('npm pack failed for plinth-runtime: npm was not found');
    expect(treeOf(cwd).size).toBe(0);
  });
});

describe('an app in a bad state', () => {
  it.each<[string, (lock: string) => string, string]>([
    ['a line that says nothing known', (lock) => `${lock}surprise\n`, 'LOCK_MALFORMED'],
    ['a lock that is cut off', (lock) => lock.slice(0, lock.lastIndexOf(' ')), 'LOCK_MALFORMED'],
    ['an empty lock', () => '', 'LOCK_MALFORMED'],
    ['a lock that leads out', (lock) => `${lock}file ../x Shop.a abc def\n`, 'LOCK_MALFORMED'],
    [
      'a lock of a newer plinth',
      (lock) => lock.replace(/^plinth .*$/m, 'plinth 99.0.0'),
      'LOCK_NEWER',
    ],
    ['a lock in a later form', () => 'plinth.lock 2\n', 'LOCK_NEWER'],
  ])('is left as it is: %s', async (_, spoil, code) => {
    const cwd = await library();
    addField(cwd);
    writeFiles(cwd, { 'plinth.lock': spoil(readFileSync(join(cwd, 'plinth.lock'), 'utf8')) });
    const before = treeOf(cwd);
    for (const args of [['regenerate'], ['status'], ['regenerate', '--theirs']]) {
      expectRefusal(await plinthProcess(cwd, args), code);
    }
    expect(treeOf(cwd)).toEqual(before);
  });

  it('is left as it is: a link in the place of the folder that plinth works in', async () => {
    const cwd = await library();
    const outside = temporaryFolder({ 'notes.md': 'precious' });
    rmSync(join(cwd, '.plinth'), { recursive: true, force: true });
    symlinkSync(outside, join(cwd, '.plinth'));
    addField(cwd);
    const before = treeOf(cwd);
    expectRefusal(await plinthProcess(cwd, ['regenerate']), 'WRITE_FAILED');
    expect([...treeOf(outside).keys()]).toEqual(['notes.md']);
    expect(treeOf(cwd)).toEqual(before);
  });

  it.each<[string, string, string]>([
    ['a file', BOOK, 'FILE_UNREADABLE'],
    ['a folder', 'src/contexts', 'FILE_UNREADABLE'],
    ['the lock', 'plinth.lock', 'FILE_UNREADABLE'],
    ['the spec', 'plinth.yaml', 'SPEC_UNREADABLE'],
  ])('is left as it is: %s that must not be read', async (_, path, code) => {
    const cwd = await library();
    addField(cwd);
    const before = treeOf(cwd);
    const { mode } = statSync(join(cwd, path));
    chmodSync(cwd, 0o755);
    chmodSync(join(cwd, path), 0o000);
    const user = isRoot ? { uid: nobody } : {};
    for (const args of [['regenerate'], ['status']]) {
      expectRefusal(await plinthProcess(cwd, args, user), code);
    }
    chmodSync(join(cwd, path), mode);
    expect(treeOf(cwd)).toEqual(before);
  });

  it('goes on from a record of an interrupted run that is damaged', async () => {
    const cwd = await library();
    addField(cwd);
    writeFiles(cwd, { '.plinth/journal': 'garbage' });
    const before = treeOf(cwd);
    expectRefusal(await plinthProcess(cwd, ['regenerate']), 'JOURNAL_MALFORMED');
    expect([...treeOf(cwd).keys()]).toEqual([...before.keys()]);
    rmSync(join(cwd, '.plinth'), { recursive: true });
    expect((await plinthProcess(cwd, ['regenerate'])).code).toBe(0);
  });

  it('is no worse for a lock that git merged badly', async () => {
    const cwd = await library();
    const lock = readFileSync(join(cwd, 'plinth.lock'), 'utf8');
    const lines = lock.trimEnd().split('\n');
    const torn = ['<<<<<<< HEAD', ...lines, '=======', ...lines.toReversed(), '>>>>>>> theirs', ''];
    writeFiles(cwd, { 'plinth.lock': torn.join('\n') });
    expect((await plinthProcess(cwd, ['regenerate'])).code).toBe(0);
    expect(readFileSync(join(cwd, 'plinth.lock'), 'utf8')).toBe(lock);
  });

  it('never has a link followed that leads out of it', async () => {
    const cwd = await library();
    const outside = temporaryFolder({ 'book.ts': 'precious\n' });
    const domain = join(cwd, 'src/contexts/lending/domain');
    rmSync(domain, { recursive: true });
    symlinkSync(outside, domain);
    rmSync(join(cwd, 'README.md'));
    symlinkSync(join(outside, 'book.ts'), join(cwd, 'README.md'));
    addField(cwd);
    const { code, out } = await plinthProcess(cwd, ['regenerate', '--theirs']);
    expect(code).toBe(1);
    expect(out).toMatch(/refuse {2}src\/contexts\/lending\/domain\/book\.ts .*link that leads out/);
    expect(treeOf(outside).size).toBe(1);
    expect(readFileSync(join(outside, 'book.ts'), 'utf8')).toBe('precious\n');
  });

  it('keeps the permissions of a file that is brought up to date', async () => {
    const cwd = await library();
    chmodSync(join(cwd, BOOK), 0o444);
    addField(cwd);
    expect((await plinthProcess(cwd, ['regenerate'])).code).toBe(0);
    expect(readFileSync(join(cwd, BOOK), 'utf8')).toContain('pages');
    expect(statSync(join(cwd, BOOK)).mode & 0o777).toBe(0o444);
  });

  it('has a file that is a folder now refused, and all else done', async () => {
    const cwd = await library();
    rmSync(join(cwd, BOOK));
    mkdirSync(join(cwd, BOOK));
    addField(cwd);
    const { code, out } = await plinthProcess(cwd, ['regenerate']);
    expect(code).toBe(1);
    expect(out).toMatch(/refuse {2}\S+book\.ts/);
    expect((await plinthProcess(cwd, ['regenerate'])).code).toBe(1);
  });

  it('survives two runs at once', async () => {
    const cwd = await library();
    addField(cwd);
    const runs = await Promise.all(
      [1, 2, 3].map(() => plinthProcess(cwd, ['regenerate', '--quiet'])),
    );
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect((await plinthProcess(cwd, ['regenerate', '--check'])).code).toBe(0);
    expect(readdirSync(join(cwd, '.plinth'))).toEqual(['undo', 'undo.pack']);
  });
});
