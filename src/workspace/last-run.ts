import { statSync } from 'node:fs';
import { PlinthError } from '../errors.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { LOCK_FILE, type Lock } from './lock.ts';
import { lockOfNewer } from './lock-of-newer.ts';
import { parseLock } from './lock-text.ts';
import { ownPackage } from './own-package.ts';
import { recover, recoverLocked } from './recover.ts';
import type { Finished } from './roll-forward.ts';
import { readTree } from './tree.ts';

/** What the last run left behind. */
export interface LastRun {
  readonly lock: Lock;
  /** The lock as it was read; undefined when there is none yet. */
  readonly text: string | undefined;
  /** A run that was interrupted, and is finished now. */
  readonly recovered: Finished | undefined;
}

const nothing: Lock = {
  plinth: '',
  inputs: '',
  settings: new Map(),
  checked: new Set(),
  elements: new Map(),
  migrations: new Map(),
  stored: new Set(),
  contexts: new Map(),
  files: new Map(),
  orphans: new Map(),
};

/** Reads plinth.lock; a run that was killed half way is finished first. `isLocked`: by this process. */
export function readLastRun(
  root: string,
  { isLocked = false, disk = nodeDisk }: { isLocked?: boolean; disk?: Disk } = {},
): LastRun {
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new PlinthError('FOLDER_NOT_FOUND', `there is no folder ${root}`, {
      hint: 'name the folder of an app with --cwd',
    });
  }
  const recovered = isLocked ? recoverLocked(root, disk) : recover(root, disk);
  const found = readTree(root).read(LOCK_FILE);
  if (found.kind === 'absent') return { lock: nothing, text: undefined, recovered };
  if (found.kind === 'file') {
    const lock = parseLock(found.text);
    const { version } = ownPackage();
    if (isNewer(lock.plinth, version)) throw lockOfNewer(`${lock.plinth}; this is ${version}`);
    return { lock, text: found.text, recovered };
  }
  throw new PlinthError('LOCK_MALFORMED', `${LOCK_FILE} cannot be read: it is ${found.why}`, {
    hint: `take ${LOCK_FILE} back from version control (git checkout -- ${LOCK_FILE})`,
  });
}

/** Whether a version comes after another; what follows a `-` does not count. */
function isNewer(one: string, other: string): boolean {
  const [a, b] = [numbersOf(one), numbersOf(other)];
  const at = a.findIndex((number, index) => number !== b[index]);
  return at !== -1 && (a[at] ?? 0) > (b[at] ?? 0);
}

const numbersOf = (version: string): readonly number[] =>
  (version.split('-')[0] ?? '').split('.').map(Number);
