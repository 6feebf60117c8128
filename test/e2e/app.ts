import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../arch/source.ts';

const run = promisify(execFile);

export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** Runs a command to its end; a failure is a result, not an exception. */
export async function runIn(
  cwd: string,
  command: string,
  ...args: string[]
): Promise<CommandResult> {
  const options = { cwd, maxBuffer: 64 << 20, env: { ...process.env, NO_COLOR: '1', CI: '1' } };
  return run(command, args, options).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    (error: { code?: number; stdout?: string; stderr?: string }) => ({
      code: error.code ?? 1,
      output: `${error.stdout ?? ''}${error.stderr ?? ''}`,
    }),
  );
}

/** Runs the built command line of this checkout. */
export function plinth(cwd: string, ...args: string[]): Promise<CommandResult> {
  return runIn(cwd, process.execPath, join(root, 'bin/plinth.js'), ...args);
}

export interface RunningApp {
  readonly url: string;
  readonly log: () => string;
  /** Asks the app to stop (SIGTERM) and gives its exit code. */
  readonly stop: () => Promise<number | null>;
  /** Kills the process at once (SIGKILL). */
  readonly kill: () => Promise<void>;
}

/** What `npm run ops` of a built app prints, over the database that the app works with. */
export function opsOf(
  folder: string,
  databaseUrl: string,
): (...words: readonly string[]) => Promise<string> {
  const script = join(folder, 'dist/processes/ops.js');
  const env = `DATABASE_URL=${databaseUrl}`;
  return async (...words) =>
    (await runIn(folder, 'env', env, process.execPath, script, ...words)).output;
}

/** Starts the built app of a folder on a free port and waits until it says that it is ready. */
export async function bootApp(
  folder: string,
  name: string,
  env: Record<string, string> = {},
): Promise<RunningApp> {
  const port = await freePort();
  const child = spawn(process.execPath, [`dist/processes/${name}/main.js`], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), NODE_ENV: 'test', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  const keep = (chunk: Buffer): void => {
    log += chunk.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const url = `http://127.0.0.1:${port}`;
  await untilReady(child, url, () => log);
  return {
    url,
    log: () => log,
    stop: () => end(child, 'SIGTERM'),
    kill: async () => void (await end(child, 'SIGKILL')),
  };
}

async function untilReady(child: ChildProcess, url: string, log: () => string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null)
      throw new Error(`the app stopped with ${child.exitCode}:\n${log()}`);
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`the app was not ready after 10 s:\n${log()}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
  return child.exitCode;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
