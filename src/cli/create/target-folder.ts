import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PlinthError } from '../../errors.ts';
import { errnoOf } from '../../workspace/errno.ts';
import { SPEC_FILE } from '../../workspace/read-source.ts';

/** What may stand in a folder that counts as empty. */
const HARMLESS = new Set(['.git', '.plinth', '.DS_Store']);

/** The folder of a new app, found fit to hold one: missing or empty, writable, and no part of another app. */
export function targetFolder(cwd: string, dir: string): string {
  if (dir.trim() === '') {
    throw new PlinthError('USAGE', 'the name of the folder is empty', {
      hint: 'name one, or write . for the folder you are in',
    });
  }
  const target = resolve(cwd, dir);
  refuseWhatIsThere(target, dir);
  const parent = nearestFolder(target);
  try {
    accessSync(parent, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw notWritable(parent, cause);
  }
  refuseInsideApp(target);
  return target;
}

/** Makes the folder, and those above it that are missing; answers the topmost one that is new. */
export function makeTarget(target: string): string | undefined {
  if (lookAt(target) !== undefined) return undefined;
  const made = makeTarget(dirname(target));
  try {
    // One by one: asked for several at once, Node never comes back from /proc.
    mkdirSync(target);
  } catch (cause) {
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw notWritable(dirname(target), cause);
  }
  return made ?? target;
}

/** Takes back what was written into a folder, and the folders that `makeTarget` made for it. */
export function clearTarget(target: string, made: string | undefined): void {
  if (made !== undefined) rmSync(made, { recursive: true, force: true });
  else {
    for (const name of readdirSync(target)) {
      if (name !== '.git') rmSync(join(target, name), { recursive: true, force: true });
    }
  }
}

export function notWritable(folder: string, cause: unknown): PlinthError {
  return new PlinthError(
    'TARGET_NOT_WRITABLE',
    `${folder} cannot be written to (${errnoOf(cause)})`,
    {
      hint:
        errnoOf(cause) === 'ENOSPC'
          ? 'make room on the disk, or choose another folder'
          : 'choose another folder, or change its permissions',
      cause,
    },
  );
}

/** What stands at a path; nothing can stand below a file, or under a name that is too long. */
function lookAt(path: string, look: typeof statSync | typeof lstatSync = statSync) {
  try {
    return look(path, { throwIfNoEntry: false });
  } catch (error) {
    if (['ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EACCES'].includes(errnoOf(error))) return undefined;
    throw error;
  }
}

function refuseWhatIsThere(target: string, dir: string): void {
  const stats = lookAt(target);
  if (stats === undefined && lookAt(target, lstatSync) !== undefined) {
    throw new PlinthError('TARGET_IS_FILE', `${dir} is a link to nothing`, {
      hint: 'choose another name, or remove the link',
    });
  }
  if (stats === undefined) return;
  if (!stats.isDirectory()) {
    throw new PlinthError('TARGET_IS_FILE', `${dir} is a file`, { hint: 'choose another name' });
  }
  const found = readdirSync(target).find((name) => !HARMLESS.has(name));
  if (found === undefined) return;
  throw new PlinthError('TARGET_NOT_EMPTY', `${dir} is not empty (it holds ${found})`, {
    hint: existsSync(join(target, SPEC_FILE))
      ? 'to bring an app up to date, run plinth regenerate in its folder'
      : 'choose a folder that is empty or does not exist yet',
  });
}

/** The folder itself, or the closest one above it that exists. */
function nearestFolder(path: string): string {
  const stats = lookAt(path);
  if (stats?.isDirectory() === true || dirname(path) === path) return path;
  if (stats !== undefined) {
    throw new PlinthError('TARGET_IS_FILE', `${path} is a file`, { hint: 'choose another folder' });
  }
  return nearestFolder(dirname(path));
}

function refuseInsideApp(target: string): void {
  for (let folder = dirname(target); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'plinth.lock')) && existsSync(join(folder, SPEC_FILE))) {
      throw new PlinthError('TARGET_IN_APP', `${target} is inside another app (${folder})`, {
        hint: 'make the new app beside it, or add a context to its plinth.yaml',
      });
    }
    if (dirname(folder) === folder) return;
  }
}
