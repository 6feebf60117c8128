import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../arch/source.ts';

/** util-linux's `script` gives a program a terminal. */
export const hasTerminal = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

export interface TerminalRun {
  readonly code: number | null;
  /** Everything that was shown, escape sequences included. */
  readonly shown: string;
}

export interface TerminalOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What is typed as soon as the text is shown, in this order. */
  readonly answers?: readonly (readonly [after: string, typed: string])[];
}

/** Runs the built command line on a terminal, with somebody who types. */
export async function terminalProcess(
  cwd: string,
  args: readonly string[],
  { env = {}, answers = [] }: TerminalOptions = {},
): Promise<TerminalRun> {
  const bin = join(process.env.PLINTH_ROOT ?? root, 'bin/plinth.js');
  const line = [process.execPath, bin, ...args].map((word) => `'${word}'`).join(' ');
  const { CI: _, FORCE_COLOR: __, NO_COLOR: ___, ...usual } = process.env;
  const child = spawn('script', ['-qec', line, '/dev/null'], {
    cwd,
    env: { ...usual, TERM: 'xterm', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  let seen = 0;
  const left = [...answers];
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    const [next] = left;
    if (next === undefined || !shown.slice(seen).includes(next[0])) return;
    seen = shown.length;
    left.shift();
    child.stdin.write(next[1]);
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, shown };
}
