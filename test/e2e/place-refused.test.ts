import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Files, readFiles } from '../workspace/temporary-folder.ts';
import { copyApp, editSpec, makeDepots } from './depots.ts';
import { expectRefusal, type ProcessOptions, plinthProcess, treeOf } from './plinth-process.ts';

/** `PLACES=200` for the whole. */
const PLACES = Number(process.env.PLACES ?? 6);

const nobody = 65_534;
const folder = mkdtempSync(join(tmpdir(), 'plinth-refused-'));
const at = (name: string): string => join(folder, name);

const isRoot = process.getuid?.() === 0;
const succeeds = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args).status === 0;

/** Whether file systems can be mounted here, and files made immutable. */
const canMount = isRoot && succeeds('unshare', '-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt');
const canProtect = (() => {
  const file = at('protected');
  writeFileSync(file, '');
  const can = isRoot && succeeds('chattr', '+i', file) && succeeds('chattr', '-i', file);
  rmSync(file);
  return can;
})();

interface Story {
  readonly command: 'regenerate' | 'undo';
  readonly start: string;
  readonly before: Files;
  readonly after: Files;
}

const stories: Story[] = [];

/** To undo takes less time than to generate again, and is written in the same way. */
function storyOf(place: number): Story {
  const story = stories[place % 3 === 0 ? 0 : 1];
  if (story === undefined) throw new Error('there are no stories');
  return story;
}

/** The paths at which a run changes something. */
const changedBy = ({ before, after }: Story): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (path) => before[path] !== after[path],
  );

beforeAll(async () => {
  const [old, done] = [at('old'), at('done')];
  await makeDepots(old);
  editSpec(old, 'plain');
  copyApp(old, done);
  expect((await plinthProcess(done, ['regenerate', '--quiet'])).code).toBe(0);
  const [before, after] = [readFiles(old), readFiles(done)];
  stories.push({ command: 'regenerate', start: old, before, after });
  stories.push({ command: 'undo', start: done, before: after, after: before });
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the app, in another place than the one before. */
function copyOf({ start }: Story, app: string): string {
  rmSync(app, { recursive: true, force: true });
  copyApp(start, app);
  return app;
}

interface Trial {
  readonly app: string;
  /** Makes the place refuse, or lets it be. */
  readonly refuse: () => void;
  readonly permit: () => void;
  readonly options?: ProcessOptions;
}

/** Runs where the place may refuse: answers what was said, if it did. */
async function attempt(story: Story, { app, refuse, permit, options }: Trial) {
  const before = treeOf(app);
  refuse();
  const ended = await plinthProcess(app, [story.command], options).finally(permit);
  if (ended.code !== 0) {
    expectRefusal(ended, 'WRITE_FAILED');
    expect(ended.err).toContain('hint: nothing was changed; ');
    expect(treeOf(app)).toEqual(before);
    const again = await plinthProcess(app, [story.command], options);
    expect(again).toMatchObject({ code: 0 });
  }
  expect(readFiles(app)).toEqual(story.after);
  const work = join(app, '.plinth');
  expect(existsSync(work) ? readdirSync(work) : []).toEqual(
    story.command === 'undo' ? [] : ['undo', 'undo.pack'],
  );
  return ended.code === 0 ? undefined : ended.err;
}

/** Counts what was refused, by where and why. @example '.plinth ENOSPC' */
class Refusals {
  readonly #counts = new Map<string, number>();
  all = 0;

  add(said: string | undefined): void {
    const [, path = '', code = ''] = /: (\S+) cannot be written \((\w+)\)/.exec(said ?? '') ?? [];
    const what = said === undefined ? 'done at once' : `${path.split('/')[0]} ${code}`;
    if (said !== undefined) this.all++;
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  show(): void {
    console.log(Object.fromEntries(this.#counts));
  }
}

// Only root may mount.
describe.skipIf(!canMount)('a disk that fills up', () => {
  it(`at ${PLACES} places leaves the app as it was, and there is no more to it`, async () => {
    const disk = at('disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk]);
    onTestFinished(() => void execFileSync('umount', [disk]));
    const refusals = new Refusals();
    for (let place = 0; place < PLACES; place++) {
      const story = storyOf(place);
      const app = copyOf(story, join(disk, 'app'));
      // From nothing to a little more than is needed.
      const share = (place / PLACES) * 1.1;
      const trial = place % 2 === 0 ? fewBytes(disk, share, story) : fewFiles(disk, share, story);
      refusals.add(await attempt(story, { app, ...trial }));
    }
    refusals.show();
    expect(refusals.all).toBeGreaterThanOrEqual(PLACES / 2);
  });
});

const PAGE = 4096;

function fewBytes(disk: string, share: number, story: Story): Omit<Trial, 'app'> {
  const changed = changedBy(story);
  const sizeOf = (files: Files): number =>
    changed.reduce((sum, path) => sum + Buffer.byteLength(files[path] ?? ''), 0);
  // What undoes the run, all that is new, and each new text by itself.
  const needed = sizeOf(story.before) + 2 * sizeOf(story.after) + (changed.length * PAGE) / 2;
  const ballast = join(disk, 'ballast');
  return {
    refuse: () => {
      const { bavail, bsize } = statfsSync(disk);
      const size = bavail * bsize - Math.floor((share * needed) / PAGE) * PAGE;
      if (size > 0) execFileSync('fallocate', ['-l', String(size), ballast]);
    },
    permit: () => rmSync(ballast, { force: true }),
  };
}

function fewFiles(disk: string, share: number, story: Story): Omit<Trial, 'app'> {
  const limit = (files: number) =>
    execFileSync('mount', ['-o', `remount,nr_inodes=${files}`, disk]);
  return {
    refuse: () => {
      const { files, ffree } = statfsSync(disk);
      // A new text, and a second name of what was there.
      const needed = 2 * changedBy(story).length;
      limit(files - ffree + Math.max(1, Math.floor(share * needed)));
    },
    permit: () => limit(100_000),
  };
}

interface Kind {
  readonly name: string;
  readonly canBe: boolean;
  /** What it is that refuses: a file that is changed, or the folder of one. */
  readonly of: 'file' | 'folder';
  readonly refuse: (target: string, app: string) => void;
  readonly permit: (target: string, app: string) => void;
  readonly options?: ProcessOptions;
}

const call = (command: string, ...args: readonly string[]) => execFileSync(command, args);

const KINDS: readonly Kind[] = [
  {
    name: 'a folder that is mounted read-only',
    ...{ canBe: canMount, of: 'folder' },
    refuse: (target) => {
      call('mount', '--bind', target, target);
      call('mount', '-o', 'remount,ro,bind', target);
    },
    permit: (target) => call('umount', target),
  },
  {
    name: 'a file that is mounted by itself',
    ...{ canBe: canMount, of: 'file' },
    refuse: (target) => call('mount', '--bind', target, target),
    permit: (target) => call('umount', target),
  },
  {
    name: 'an immutable file',
    ...{ canBe: canProtect, of: 'file' },
    refuse: (target) => call('chattr', '+i', target),
    permit: (target) => call('chattr', '-i', target),
  },
  {
    name: 'an immutable folder',
    ...{ canBe: canProtect, of: 'folder' },
    refuse: (target) => call('chattr', '+i', target),
    permit: (target) => call('chattr', '-i', target),
  },
  {
    name: 'a file that can only grow',
    ...{ canBe: canProtect, of: 'file' },
    refuse: (target) => call('chattr', '+a', target),
    permit: (target) => call('chattr', '-a', target),
  },
  {
    name: "a folder of somebody else's",
    ...{ canBe: true, of: 'folder' },
    refuse: (target, app) => {
      if (isRoot) call('chown', '-R', String(nobody), app);
      if (isRoot) chownSync(target, 0, 0);
      chmodSync(target, 0o555);
    },
    permit: (target) => {
      chmodSync(target, 0o755);
      if (isRoot) chownSync(target, nobody, nobody);
    },
    options: isRoot ? { uid: nobody } : {},
  },
];

/** Takes every part of the app in turn, the lock and what plinth works in included. */
function targetOf(story: Story, kind: Kind, place: number): string {
  const paths = changedBy(story);
  const folders = new Set(['.plinth', ...paths.map((path) => dirname(path))]);
  const targets = kind.of === 'file' ? paths : [...folders];
  const there = targets.filter((target) => existsSync(join(story.start, target)));
  return there[Math.floor(((place * 0.618) % 1) * there.length)] ?? 'plinth.lock';
}

describe('a part of the app that must not be written to', () => {
  it(`is told, at ${PLACES} places, and nothing is changed`, async () => {
    const kinds = KINDS.filter(({ canBe }) => canBe);
    const refusals = new Refusals();
    chmodSync(folder, 0o755);
    for (let place = 0; place < PLACES; place++) {
      const kind = kinds[place % kinds.length];
      if (kind === undefined) throw new Error('nothing can be refused here');
      const story = storyOf(Math.floor(place / kinds.length) + place);
      const app = copyOf(story, at('app'));
      const target = join(app, targetOf(story, kind, place));
      const said = await attempt(story, {
        app,
        refuse: () => kind.refuse(target, app),
        permit: () => kind.permit(target, app),
        ...(kind.options === undefined ? {} : { options: kind.options }),
      }).catch((cause) => {
        throw new Error(`${story.command} with ${kind.name}: ${target}`, { cause });
      });
      expect(said, `${kind.name}: ${target}`).toBeDefined();
      refusals.add(said);
    }
    refusals.show();
  });
});
