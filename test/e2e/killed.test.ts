import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../arch/source.ts';
import { type Files, readFiles } from '../workspace/temporary-folder.ts';
import { copyApp, editSpec, expectByHand, makeDepots } from './depots.ts';
import { plinthProcess } from './plinth-process.ts';

/** `KILLS=200` for the whole; from ten on every tenth is of a run that renames by `was:`. */
const KILLS = Number(process.env.KILLS ?? 8);

const GENERATE = ['generate', 'enum', 'Colour', '--context', 'Loans', '--member', 'Red,Green'];

const place = mkdtempSync(join(tmpdir(), 'plinth-killed-'));
const at = (name: string): string => join(place, name);

interface Story {
  readonly args: readonly string[];
  /** The folder that it begins with. */
  readonly start: string;
  /** The trees between which nothing may be found: before and after. */
  readonly whole: readonly [Files, Files];
  readonly took: Took;
}

/** How long the parts of a run take, in ms: until it begins to write, until its commit, the rest. */
type Took = Readonly<Record<Part, number>>;

type Part = 'start' | 'run' | 'journal';

interface Instant {
  /** The part that it is in, and how long after that has begun. */
  readonly part: Part;
  readonly milliseconds: number;
}

/** Runs plinth and kills it at an instant. */
async function runUntil(cwd: string, args: readonly string[], instant?: Instant) {
  const began: Record<Part, number> = { start: performance.now(), run: 0, journal: 0 };
  let ended = 0;
  let timer: NodeJS.Timeout | undefined;
  const child = spawn(process.execPath, [join(root, 'bin/plinth.js'), ...args], {
    cwd,
    stdio: 'ignore',
  });
  const enter = (part: Part): void => {
    if (instant?.part !== part) return;
    timer = setTimeout(() => child.kill('SIGKILL'), instant.milliseconds);
  };
  enter('start');
  // Files of these names come when a part begins, and go when all is done.
  const watcher = watch(join(cwd, '.plinth'), (_, name) => {
    ended = performance.now();
    if ((name !== 'run' && name !== 'journal') || began[name] > 0) return;
    began[name] = ended;
    enter(name);
  });
  const exit = await new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.on('exit', (code, signal) => resolve({ code, signal })),
  );
  clearTimeout(timer);
  watcher.close();
  const { start, run, journal } = began;
  const took: Took = { start: run - start, run: journal - run, journal: ended - journal };
  return { ...exit, took };
}

/** Runs plinth undisturbed, on a copy of a folder. */
async function told(args: readonly string[], start: string, end: string): Promise<Story> {
  copyApp(start, end);
  const { code, took } = await runUntil(end, args);
  expect(code).toBe(0);
  return { args, start, whole: [readFiles(start), readFiles(end)], took };
}

const stories: Story[] = [];
/** What `plinth generate` makes of the app, before the run and after it. */
let generated: readonly Files[] = [];

beforeAll(async () => {
  await makeDepots(at('old'));
  copyApp(at('old'), at('renaming'));
  editSpec(at('old'), 'plain');
  const plain = await told(['regenerate'], at('old'), at('done'));
  expectByHand(at('done'), 'plain');
  const undo = await told(['undo'], at('done'), at('undone'));
  expect(undo.whole[1]).toEqual(plain.whole[0]);
  const generate = await told(GENERATE, at('done'), at('generated'));
  const atOnce = await told(GENERATE, at('old'), at('at-once'));
  generated = [atOnce.whole[1], generate.whole[1]];
  stories.push(plain, undo, plain, generate, plain);
  stories.push(plain, undo, plain, generate, KILLS < 10 ? plain : await renamed());
}, 600_000);

/** The compiler renames through files that were written by hand, which takes its time. */
async function renamed(): Promise<Story> {
  editSpec(at('renaming'), 'renaming');
  const renaming = await told(['regenerate'], at('renaming'), at('renamed'));
  expectByHand(at('renamed'), 'renaming');
  return renaming;
}

afterAll(() => rmSync(place, { recursive: true, force: true }));

type State =
  | 'nothing written'
  /** The next command takes it back. */
  | 'staged'
  /** The next command finishes it. */
  | 'committed'
  /** Only what it kept for that is to be thrown away. */
  | 'all written'
  | 'done';

/** How far a run came that was killed. */
function stateOf(folder: string, { whole }: Story): State {
  const has = (name: string): boolean => existsSync(join(folder, '.plinth', name));
  const isNew = readFileSync(join(folder, 'plinth.lock'), 'utf8') !== whole[0]['plinth.lock'];
  if (has('journal')) return isNew ? 'all written' : 'committed';
  if (has('pack') || has('undo.pack.draft')) return isNew ? 'all written' : 'staged';
  return isNew ? 'done' : 'nothing written';
}

function storyOf(kill: number): Story {
  const story = stories[kill % stories.length];
  if (story === undefined) throw new Error('there are no stories');
  return story;
}

const PARTS: readonly Part[] = ['journal', 'run', 'start', 'journal', 'run', 'run', 'journal'];

/** Most instants are in the parts in which files are written; over each they are spread evenly. */
function instantOf({ took }: Story, kill: number): Instant {
  const part = PARTS[kill % PARTS.length] ?? 'start';
  return { part, milliseconds: (((kill * 0.618) % 1) + Math.random() / KILLS) * took[part] };
}

/** What a person might do next; what it says of an app that is whole is no failure here. */
const NEXT = [
  ['undo', '--dry-run'],
  ['regenerate'],
  ['check'],
  GENERATE,
  ['restore', 'nowhere'],
  ['status'],
  ['remove', 'Nothing'],
] as const;

function nextOf(kill: number, { start }: Story): readonly string[] {
  const next = NEXT[(kill + Math.floor(kill / NEXT.length)) % NEXT.length] ?? NEXT[0];
  // What that would make of it is not known.
  return next === GENERATE && start === at('renaming') ? ['check'] : next;
}

/** The trees that may be found after the next command. */
function wanted({ args, whole }: Story, [next]: readonly string[]): readonly Files[] {
  const [before, after] = whole;
  if (next === 'generate') return args === GENERATE ? [after] : generated;
  if (next === 'regenerate' && args[0] === 'regenerate') return [after];
  if (next === 'regenerate' && args[0] === 'undo') return [before];
  return whole;
}

/** Tells which of some trees is on disk; a tree that is none of them is a failure that shows where. */
function expectOneOf(trees: readonly Files[], folder: string): number {
  const found = readFiles(folder);
  const differences = trees.map((tree) =>
    [...new Set([...Object.keys(tree), ...Object.keys(found)])].filter(
      (path) => tree[path] !== found[path],
    ),
  );
  const which = differences.findIndex((paths) => paths.length === 0);
  if (which < 0) expect(differences.toSorted((a, b) => a.length - b.length)[0]).toEqual([]);
  const work = join(folder, '.plinth');
  const left = existsSync(work) ? readdirSync(work) : [];
  expect(left.filter((name) => !/^undo(\.pack)?$/.test(name))).toEqual([]);
  return which;
}

/** What was left, be it the old tree or the new one, can be taken back or is as it was before. */
async function expectUndo({ args, whole }: Story, folder: string, which: number): Promise<void> {
  const [before, after] = whole;
  const isUndone = args[0] === 'undo' && which === 1;
  if (args[0] !== 'undo' && which === 0) return;
  const { code } = await plinthProcess(folder, ['undo']);
  expect(code).toBe(isUndone ? 1 : 0);
  expectOneOf([args[0] === 'undo' ? after : before], folder);
}

const counts = new Map<string, number>();

const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);

async function killOnce(kill: number): Promise<void> {
  const story = storyOf(kill);
  const next = nextOf(kill, story);
  const folder = at(`app-${kill}`);
  copyApp(story.start, folder);
  const { signal } = await runUntil(folder, story.args, instantOf(story, kill));
  if (signal === null) {
    count('not killed: it had ended');
  } else {
    const state = stateOf(folder, story);
    count(state);
    count(`${state} (${story.args[0]})`);
    const { err } = await plinthProcess(folder, next);
    expect(err).not.toMatch(/\n\s+at |InternalError/);
    const which = expectOneOf(wanted(story, next), folder);
    if (!next.some((word) => /generate$/.test(word))) await expectUndo(story, folder, which);
  }
  rmSync(folder, { recursive: true });
}

it(`leaves the whole old or the whole new tree, wherever plinth is killed (${KILLS} kills)`, async () => {
  for (let kill = 0; kill < KILLS; kill++) {
    try {
      await killOnce(kill);
    } catch (cause) {
      const { args } = storyOf(kill);
      const next = nextOf(kill, storyOf(kill)).join(' ');
      throw new Error(`kill ${kill}: ${args[0]}, then ${next}, in ${at(`app-${kill}`)}`, { cause });
    }
  }
  console.log(Object.fromEntries([...counts].sort()));
  const of = (state: State): number => counts.get(state) ?? 0;
  const [staged, committed, written] = [of('staged'), of('committed'), of('all written')];
  expect(staged + committed + written).toBeGreaterThan(KILLS / 4);
  if (KILLS < 100) return;
  expect(Math.min(staged, committed, written)).toBeGreaterThan(0);
});
