import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { packBase } from '../../src/workspace/base-text.ts';
import { parseLock, printLock } from '../../src/workspace/lock-text.ts';
import { temporaryFolder } from '../workspace/temporary-folder.ts';
import { plinthProcess, treeOf } from './plinth-process.ts';
import { hasTerminal, terminalProcess } from './terminal-process.ts';

const SPEC = `plinth: 1
app: { name: store }
contexts:
  Catalog:
    entities:
      Shelf: { fields: { place: string(1..40) }, crud: all, http: /shelves }
`;

const { version } = manifest;
const OLD = '0.0.9';

/** What the templates of the older plinth said otherwise. */
const olderTexts: Readonly<Record<string, (text: string) => string>> = {
  'package.json': (text) => text.replaceAll(`-${version}.tgz`, `-${OLD}.tgz`),
  'README.md': (text) => text.replace(/^# .*$/m, '# An older heading'),
  'tsconfig.json': (text) => text.replace('{\n', '{\n  "older": true,\n'),
};

/** What somebody wrote since. */
const handEdits: Readonly<Record<string, (text: string) => string>> = {
  'package.json': (text) => text.replace('"private": true', '"private": true,\n  "mine": "yes"'),
  'README.md': (text) => `${text}\nWritten by hand.\n`,
};

let made = '';

beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'plinth-upgrade-'));
  writeFileSync(join(made, 'start.yaml'), SPEC);
  const args = ['new', 'store', '--spec', 'start.yaml', '--yes', '--no-install', '--no-git'];
  expect((await plinthProcess(made, args)).code).toBe(0);
});

afterAll(() => rmSync(made, { recursive: true, force: true }));

/** An app as an older plinth made it: files, lock and packages, with hand edits in it. */
function olderApp(edits = handEdits): string {
  const app = join(temporaryFolder(), 'store');
  cpSync(join(made, 'store'), app, { recursive: true });
  const lock = parseLock(readFileSync(join(app, 'plinth.lock'), 'utf8'));
  const files = new Map(lock.files);
  for (const [path, older] of Object.entries(olderTexts)) {
    const file = files.get(path);
    if (file === undefined) throw new Error(`${path} is not generated`);
    const text = older(readFileSync(join(app, path), 'utf8'));
    files.set(path, { ...file, bases: [packBase(text)] });
    writeFileSync(join(app, path), edits[path]?.(text) ?? text);
  }
  const older = { ...lock, plinth: OLD, inputs: '', contexts: new Map(), files };
  writeFileSync(join(app, 'plinth.lock'), printLock(older));
  for (const name of ['plinth', 'plinth-runtime']) {
    const at = (of: string) => join(app, 'vendor', `${name}-${of}.tgz`);
    renameSync(at(version), at(OLD));
  }
  return app;
}

const textIn = (app: string, path: string): string => readFileSync(join(app, path), 'utf8');
const packagesOf = (app: string): readonly string[] => readdirSync(join(app, 'vendor')).sort();
const without = (tree: ReadonlyMap<string, string>, left: string) =>
  new Map([...tree].filter(([path]) => !path.startsWith(left)));

describe('plinth upgrade', () => {
  let app = '';
  beforeEach(async () => {
    app = olderApp();
  });

  it('only shows what would change where nobody can be asked', async () => {
    const before = treeOf(app);
    const { code, out, err } = await plinthProcess(app, ['upgrade']);
    expect(out).toMatch(new RegExp(`^plinth ${OLD} is now ${version}\n`));
    expect(out).toMatch(/^ +merge {2}package\.json/m);
    expect(out).toMatch(/^ +update {2}tsconfig\.json/m);
    expect(out).toMatch(/^ +delete {2}vendor\/plinth-0\.0\.9\.tgz/m);
    expect(out).toMatch(/^would be: /m);
    expect(err).toBe('nothing was written; plinth upgrade --yes does it\n');
    expect(code).toBe(1);
    expect((await plinthProcess(app, ['upgrade', '--dry-run'])).code).toBe(0);
    expect((await plinthProcess(app, ['upgrade', '--dry-run', '--yes'])).code).toBe(0);
    expect(treeOf(app)).toEqual(before);
  });

  it('merges with --yes: hand edits stay, packages and their pins are those of the running plinth', async () => {
    const { code, err } = await plinthProcess(app, ['upgrade', '--yes']);
    expect({ code, err }).toEqual({
      code: 0,
      err: 'now run npm install, and the tests of the app; plinth undo takes it back\n',
    });
    expect(textIn(app, 'README.md')).toMatch(/^# (?!An older)/);
    expect(textIn(app, 'README.md')).toContain('Written by hand.');
    expect(textIn(app, 'tsconfig.json')).not.toContain('older');
    expect(JSON.parse(textIn(app, 'package.json'))).toMatchObject({
      mine: 'yes',
      dependencies: { '@plinth/runtime': `file:vendor/plinth-runtime-${version}.tgz` },
      devDependencies: { plinth: `file:vendor/plinth-${version}.tgz` },
    });
    expect(packagesOf(app)).toEqual([`plinth-${version}.tgz`, `plinth-runtime-${version}.tgz`]);
    expect(textIn(app, 'plinth.lock')).toContain(`\nplinth ${version}\n`);
    const again = await plinthProcess(app, ['upgrade']);
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(again.out).toContain('in sync');
    expect((await plinthProcess(app, ['regenerate', '--check'])).code).toBe(0);
  });

  it('is taken back by plinth undo, packages and all', async () => {
    const before = without(treeOf(app), '.plinth');
    await plinthProcess(app, ['upgrade', '--yes', '--quiet']);
    const { code, out } = await plinthProcess(app, ['undo']);
    expect(code).toBe(0);
    expect(out).toContain(`restore  vendor/plinth-${OLD}.tgz`);
    const texts = (tree: ReadonlyMap<string, string>) =>
      [...tree].map(([path, entry]) => [path, entry.split(' ').at(-1)]);
    expect(texts(without(treeOf(app), '.plinth'))).toEqual(texts(before));
  });

  it('answers in JSON: writes nothing without --yes', async () => {
    const shown = await plinthProcess(app, ['upgrade', '--json']);
    expect(shown.code).toBe(1);
    expect(JSON.parse(shown.out)).toMatchObject({
      ...{ version: 1, command: 'upgrade', ok: false, from: OLD, to: version, written: false },
    });
    const done = await plinthProcess(app, ['upgrade', '--json', '--yes']);
    expect(JSON.parse(done.out)).toMatchObject({
      ...{ version: 1, command: 'upgrade', ok: true, from: OLD, to: version, written: true },
    });
    expect(done.code).toBe(0);
  });

  it.skipIf(!hasTerminal).each([
    ['y', 0, version],
    ['n', 1, OLD],
    ['\u0003', 1, OLD],
  ])('asks on a terminal: %j', async (typed, code, after) => {
    const run = await terminalProcess(app, ['upgrade'], { answers: [['(y/N)', typed]] });
    expect(run.code).toBe(code);
    expect(run.shown.indexOf('would be: ')).toBeLessThan(run.shown.indexOf('(y/N)'));
    expect(textIn(app, 'plinth.lock')).toContain(`\nplinth ${after}\n`);
  });

  it('leaves packages alone in an app that takes published ones', async () => {
    const lock = textIn(app, 'plinth.lock').replace('packages vendor', 'packages registry');
    writeFileSync(join(app, 'plinth.lock'), lock);
    const { code, out } = await plinthProcess(app, ['upgrade', '--yes']);
    expect(code).toBe(0);
    expect(out).not.toContain('vendor/');
    expect(textIn(app, 'package.json')).toContain(`"plinth": "${version}"`);
  });
});

describe('plinth upgrade with a conflict', () => {
  const clash = { 'README.md': (text: string) => text.replace(/^# .*$/m, '# My own heading') };

  it('marks it, and exits with 1', async () => {
    const app = olderApp(clash);
    const { code, out } = await plinthProcess(app, ['upgrade', '--yes']);
    expect(code).toBe(1);
    expect(out).toMatch(/conflict {2}README\.md/);
    expect(textIn(app, 'README.md')).toMatch(/<<<<<<<[\s\S]*My own heading[\s\S]*>>>>>>>/);
  });

  it.each([
    ['--ours', /^# My own heading\n/],
    ['--theirs', /^# (?!My own|An older)/],
  ])('settles it with %s', async (side, heading) => {
    const app = olderApp(clash);
    expect((await plinthProcess(app, ['upgrade', '--yes', side])).code).toBe(0);
    expect(textIn(app, 'README.md')).toMatch(heading);
    expect((await plinthProcess(app, ['regenerate', '--check'])).code).toBe(0);
  });
});

describe('plinth upgrade refuses', () => {
  it('an app of a newer plinth, a wrong spec, a folder without an app', async () => {
    const app = olderApp();
    const spec = textIn(app, 'plinth.yaml');
    writeFileSync(join(app, 'plinth.yaml'), spec.replace('string(1..40)', 'strng'));
    const before = treeOf(app);
    const wrong = await plinthProcess(app, ['upgrade', '--yes']);
    expect(wrong.code).toBe(1);
    expect(wrong.out).toContain('error SPEC_UNKNOWN_TYPE');
    expect(treeOf(app)).toEqual(before);
    const lock = textIn(app, 'plinth.lock').replace(`plinth ${OLD}`, 'plinth 99.0.0');
    writeFileSync(join(app, 'plinth.lock'), lock);
    const newer = await plinthProcess(app, ['upgrade', '--yes']);
    expect(newer.code).toBe(1);
    expect(newer.err).toContain('error LOCK_NEWER');
    const empty = await plinthProcess(temporaryFolder(), ['upgrade']);
    expect(empty.code).toBe(1);
    expect(empty.err).toContain('error NOTHING_TO_UPGRADE');
    expect(existsSync(join(app, '.plinth', 'journal'))).toBe(false);
  });
});
