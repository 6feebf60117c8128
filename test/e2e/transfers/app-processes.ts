import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningApp } from '../app.ts';

/** Processes of one app that share its database; whatever ends one of them, it is started again. */
export class AppProcesses {
  /** How many there are when all run. */
  readonly count: number;
  readonly #boot: () => Promise<RunningApp>;
  readonly #running = new Set<RunningApp>();

  private constructor(count: number, boot: () => Promise<RunningApp>) {
    this.count = count;
    this.#boot = boot;
  }

  static async start(count: number, boot: () => Promise<RunningApp>): Promise<AppProcesses> {
    const processes = new AppProcesses(count, boot);
    // One after the other: the first makes the tables.
    for (let started = 0; started < count; started += 1) await processes.#add();
    return processes;
  }

  /** The address of one that runs; undefined while none does. */
  anyUrl(): string | undefined {
    const all = [...this.#running];
    return all.length === 0 ? undefined : all[randomInt(all.length)]?.url;
  }

  /** Kills one at random (SIGKILL), and starts another after so many milliseconds. */
  async killOne(awayFor: number): Promise<void> {
    const all = [...this.#running];
    const one = all[randomInt(all.length)];
    if (one === undefined) throw new Error('there is none to be killed');
    this.#running.delete(one);
    await one.kill();
    await sleep(awayFor);
    await this.#add();
  }

  /** Asks all to stop (SIGTERM); answers their exit codes. */
  async stop(): Promise<readonly (number | null)[]> {
    return Promise.all([...this.#running].map((one) => one.stop()));
  }

  async kill(): Promise<void> {
    await Promise.all([...this.#running].map((one) => one.kill()));
  }

  log(): string {
    return [...this.#running].map((one) => one.log()).join('\n');
  }

  /** As whatever keeps services running does it: a database that is away when one starts ends it. */
  async #add(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.#running.add(await this.#boot());
        return;
      } catch (error) {
        if (attempt === 10) throw error;
        await sleep(500);
      }
    }
  }
}
