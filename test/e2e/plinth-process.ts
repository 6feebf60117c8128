import { spawn } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'vitest';
import { root } from '../arch/source.ts';

export interface Ended {
  readonly code: number | null;
  /** What it printed: results. */
  readonly out: string;
  /** What it noted: progress and errors. */
  readonly err: string;
}

export interface ProcessOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Another user than the one who runs the tests. */
  readonly uid?: number;
  readonly program?: 'plinth' | 'create-app';
  /** Sends SIGINT after so many milliseconds. */
  readonly interruptAfter?: number;
}

/** Runs the built command line of this checkout without a terminal. */
export async function plinthProcess(
  cwd: string,
  args: readonly string[],
  { env = {}, uid, program = 'plinth', interruptAfter }: ProcessOptions = {},
): Promise<Ended> {
  const child = spawn(
    process.execPath,
    [join(process.env.PLINTH_ROOT ?? root, 'bin', `${program}.js`), ...args],
    {
      cwd,
      env: { ...process.env, FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    },
  );
  if (interruptAfter !== undefined) setTimeout(() => child.kill('SIGINT'), interruptAfter);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}

/** Everything below a folder, with what is in it: what must be the same after an error. */
export function treeOf(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return new Map(
    paths.map((path) => {
      const stats = lstatSync(join(folder, path));
      if (stats.isSymbolicLink()) return [path, `-> ${readlinkSync(join(folder, path))}`];
      if (stats.isDirectory()) return [path, 'folder'];
      return [path, `${stats.mode} ${stats.mtimeMs} ${readFileSync(join(folder, path), 'base64')}`];
    }),
  );
}

/** The user is told what, where and how to go on; never with a stack, never with another exit code. */
export function expectRefusal({ code, out, err }: Ended, error: string): void {
  const said = out + err;
  expect(said).toMatch(new RegExp(`^(\\S.*:\\d+:\\d+ )?error ${error}: \\S`, 'm'));
  expect(said).toMatch(/^ {2}hint: \S/m);
  expect(said).not.toMatch(/\n\s+at |InternalError|undefined|\[object/);
  expect(code).toBe(1);
}
