import { Conflict } from '../domain/index.ts';
import { delayAfter, pause, type Release, Semaphore } from '../resilience/index.ts';
import { MetAnother } from './met-another.ts';

// So often side by side with others, then alone.
const besideOthers = 3;
const mostTries = 20;
const pauses = { attempts: 0, from: 2, upTo: 50 };

/**
 * Lets a bounded number of units run at once, in the order in which they ask. One that met another is
 * run again: one of these at a time, and when that does not help, with nobody beside it in this
 * process, so that none starves.
 */
export class Turns {
  readonly #places: Semaphore;
  readonly #number: number;
  readonly #again = new Semaphore(1);
  // Two that take places one by one would wait for each other.
  readonly #collecting = new Semaphore(1);

  constructor(number: number) {
    this.#places = new Semaphore(number);
    this.#number = number;
  }

  async run<T>(attempt: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const first = await this.#places.enter(signal);
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof MetAnother)) throw error;
    } finally {
      first();
    }
    const release = await this.#again.enter(signal);
    try {
      return await this.#repeat(attempt, signal);
    } finally {
      release();
    }
  }

  /** With nobody beside it, when those before it have ended. */
  async alone<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const releases: Release[] = [await this.#collecting.enter(signal)];
    try {
      while (releases.length <= this.#number) releases.push(await this.#places.enter(signal));
      return await work();
    } finally {
      for (const release of releases) release();
    }
  }

  async #repeat<T>(attempt: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    for (let tried = 1; tried < mostTries; tried += 1) {
      try {
        return await (tried < besideOthers
          ? this.#beside(attempt, signal)
          : this.alone(attempt, signal));
      } catch (error) {
        if (!(error instanceof MetAnother)) throw error;
      }
      await pause(delayAfter(tried - 1, pauses), signal);
    }
    throw new Conflict('others keep changing the same');
  }

  async #beside<T>(attempt: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    const release = await this.#places.enter(signal);
    try {
      return await attempt();
    } finally {
      release();
    }
  }
}
