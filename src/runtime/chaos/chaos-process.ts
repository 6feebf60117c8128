import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { pause } from '../resilience/index.ts';
import { type KillPoint, killEnvironment } from './kill.ts';

export interface ProcessOptions {
  readonly main: URL;
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where it ends; undefined: nowhere in particular. */
  readonly point: KillPoint | undefined;
}

/** How a process ended. */
export interface Ended {
  /** By a signal that nobody but chaos sends. */
  readonly isKilled: boolean;
  /** Because its time was over, and not at its point. */
  readonly isTimed: boolean;
  /** Of one that has ended by itself. */
  readonly code: number | null;
  /** The end of what it had to say. */
  readonly said: string;
}

const killPoints = new URL(
  `./kill-points${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
);

// Of a machine that has much else to do.
const startTimeout = 60_000;

/** One life of the app, as a process of its own. */
export class ChaosProcess {
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  readonly #url: string;
  #said = '';
  #isTimed = false;

  constructor({ main, url, env, point }: ProcessOptions) {
    this.#url = url;
    const watched = point === undefined ? [] : ['--import', killPoints.href];
    this.#child = spawn(
      process.execPath,
      ['--enable-source-maps', ...watched, fileURLToPath(main)],
      {
        env: { ...process.env, ...env, ...(point === undefined ? {} : killEnvironment(point)) },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const keep = (chunk: Buffer): void => {
      this.#said = `${this.#said}${chunk}`.slice(-4_000);
    };
    this.#child.stdout?.on('data', keep);
    this.#child.stderr?.on('data', keep);
    this.ended = once(this.#child, 'close').then(() => ({
      isKilled: this.#child.signalCode === 'SIGKILL',
      isTimed: this.#isTimed,
      code: this.#child.exitCode,
      said: this.#said.trim(),
    }));
  }

  /** Whether it is ready to serve: `late` when it takes too long, or has ended before. */
  async ready(): Promise<boolean> {
    const late = Date.now() + startTimeout;
    while (this.#isRunning && Date.now() < late) {
      const answer = await fetch(`${this.#url}/health/ready`).catch(() => undefined);
      if (answer?.ok === true) return true;
      await pause(25);
    }
    return false;
  }

  /** Waits so many milliseconds for its end, then kills it. */
  async endWithin(millis: number): Promise<Ended> {
    const timer = setTimeout(() => this.kill(), millis);
    try {
      return await this.ended;
    } finally {
      clearTimeout(timer);
    }
  }

  kill(): void {
    this.#isTimed = this.#isRunning;
    this.#child.kill('SIGKILL');
  }

  /** Asks it to stop, as whoever runs it does. */
  async stop(): Promise<Ended> {
    this.#child.kill('SIGTERM');
    return this.endWithin(30_000);
  }

  get #isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
