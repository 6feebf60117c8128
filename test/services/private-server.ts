import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answers } from './reached.ts';

/** A server of a test's own, which it may end as it likes. */
export interface PrivateServer {
  readonly port: number;
  /** Ends it in the middle of whatever it does, and starts it again on what it has on its disk, so many milliseconds later. */
  crash(awayFor?: number): Promise<void>;
  /** Ends it, and removes what it has on its disk. */
  close(): Promise<void>;
}

/** How a server is started. */
export interface ServerProgram {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
  /** Ends it without a chance to put anything in order. */
  readonly crashSignal: 'SIGKILL' | 'SIGQUIT';
}

/** Starts what `programOf` says for a folder and a port; answers when it listens. */
export async function privateServer(
  programOf: (folder: string, port: number) => ServerProgram,
): Promise<PrivateServer> {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-server-'));
  const port = await freePort();
  const program = programOf(folder, port);
  let child = await started(program, port);
  const end = async (): Promise<void> => {
    const ended = once(child, 'exit');
    // With whatever it has started itself.
    if (program.crashSignal === 'SIGKILL') process.kill(-(child.pid ?? 0), 'SIGKILL');
    else child.kill(program.crashSignal);
    await ended;
  };
  return {
    port,
    crash: async (awayFor = 0) => {
      await end();
      await sleep(awayFor);
      child = await started(program, port);
    },
    close: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether a program is on the path. */
export function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write(`skipped: there is no ${program} on the path\n`);
    return false;
  }
}

async function started(
  { program, args, env, uid }: ServerProgram,
  port: number,
): Promise<ChildProcess> {
  const child = spawn(program, args, {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, ...env },
    ...(uid === undefined ? {} : { uid }),
  });
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`);
    if (await answers('127.0.0.1', port)) return child;
    await sleep(100);
  }
  throw new Error(`${program} does not listen`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
