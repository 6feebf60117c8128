import {
  closeSync,
  existsSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { PlinthError } from '../errors.ts';
import { nodeDisk } from './disk.ts';
import { errnoOf } from './errno.ts';
import { RUN, WORK_FOLDER } from './journal.ts';
import { writeFailed } from './write-failed.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, in the words of its system: a number that was used again differs. */
  readonly began: string;
}

const WAIT_STEP_MS = 40;
/** What a process on another machine, or an unreadable lock, is given before it counts as dead. */
const UNKNOWN_LIFE_MS = 60_000;
/** What a process is given between making its lock and saying in it who it is. */
const SILENT_LIFE_MS = 2_000;

/** Does some work while no other plinth works in the same app; waits for one that does, then gives up. */
export function withRunLock<T>(root: string, work: () => T, waitMs = 10_000): T {
  const file = join(root, WORK_FOLDER, RUN);
  const deadline = Date.now() + waitMs;
  while (!tryLock(root, file)) {
    if (isStale(file)) {
      steal(file);
    } else if (Date.now() > deadline) {
      const pid = readHolder(file)?.pid;
      throw new PlinthError(
        'RUN_IN_PROGRESS',
        `another plinth is at work here${pid === undefined ? '' : ` (process ${pid})`}`,
        {
          hint: 'wait until it has finished, or end it',
        },
      );
    } else {
      sleep(WAIT_STEP_MS);
    }
  }
  try {
    return work();
  } finally {
    rmSync(file, { force: true });
    removeStolen(join(root, WORK_FOLDER));
    nodeDisk.removeFolder(join(root, WORK_FOLDER));
  }
}

/** Locks of dead processes, whose thief died as well before it could throw them away. */
function removeStolen(folder: string): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const file = join(folder, name);
    if (/^run\.\d+$/.test(name) && isStale(file)) rmSync(file, { force: true });
  }
}

function tryLock(root: string, file: string): boolean {
  makeWorkFolder(root);
  const holder: Holder = { pid: process.pid, host: hostname(), began: beginOf(process.pid) };
  let open: number | undefined;
  try {
    open = openSync(file, 'wx');
    writeFileSync(open, JSON.stringify(holder));
    return true;
  } catch (error) {
    // ENOENT: the one who finished just now took the folder away.
    if (errnoOf(error) === 'EEXIST' || errnoOf(error) === 'ENOENT') return false;
    // A lock that says nothing would keep the next run waiting.
    if (open !== undefined) rmSync(file, { force: true });
    nodeDisk.removeFolder(join(root, WORK_FOLDER));
    throw writeFailed(WORK_FOLDER, error);
  } finally {
    if (open !== undefined) closeSync(open);
  }
}

/** Only a folder of the app itself: a link could lead anywhere. */
function makeWorkFolder(root: string): void {
  const folder = join(root, WORK_FOLDER);
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats !== undefined && !stats.isDirectory()) {
    throw new PlinthError('WRITE_FAILED', `${WORK_FOLDER} is not a folder`, {
      hint: `plinth keeps its work there: remove ${folder}`,
    });
  }
  try {
    nodeDisk.makeFolder(folder);
  } catch (error) {
    throw writeFailed(WORK_FOLDER, error);
  }
}

function isStale(file: string): boolean {
  const holder = readHolder(file);
  if (holder !== undefined && holder.host === hostname()) {
    return !isAlive(holder.pid) || beginOf(holder.pid) !== holder.began;
  }
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  const life = stats.size === 0 ? SILENT_LIFE_MS : UNKNOWN_LIFE_MS;
  return Date.now() - stats.mtimeMs > life;
}

/** Takes a dead process's lock away, unless a third one was quicker and holds it now. */
function steal(file: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (!isStale(aside)) linkSync(aside, file);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT' && errnoOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    // Written by `tryLock`; what cannot be read counts as unknown.
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) !== 'ESRCH';
  }
}

/** When a process began, where the system tells (Linux); '' elsewhere. */
function beginOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold spaces; the start is the twentieth field behind it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
