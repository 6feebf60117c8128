import { Unavailable } from '../domain/index.ts';
import { Waiters } from '../eventsourcing/waiters.ts';
import { LeaseLost } from '../leases/index.ts';
import { abortable, delayAfter, pause } from '../resilience/index.ts';
import { Signalled } from '../resilience/signalled.ts';
import { LeaseHeld, Overtaken } from './held-lease.ts';

export interface FollowerOptions {
  readonly name: string;
  /** How often to look for what other processes appended, in milliseconds. */
  readonly pollEvery: number;
  readonly onError: (error: unknown, name: string) => void;
  /** Does what there is to do; answers for how many milliseconds there is nothing more. */
  readonly step: () => Promise<number>;
}

const pauses = { attempts: 0, from: 100, upTo: 30_000 };

/** Follows the log in one process, step by step, until it is closed; what stops a step, it tries again. */
export class Follower {
  readonly #options: FollowerOptions;
  readonly #reached = new Waiters();
  readonly #stopping = new AbortController();
  readonly #signalled = new Signalled();
  #following: Promise<void> | undefined;
  #failure: unknown;
  #failures = 0;

  constructor(options: FollowerOptions) {
    this.#options = options;
  }

  /** What keeps it from going on; undefined when nothing does. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Up to where in the log everything is done with, as far as this process knows. */
  get reached(): number {
    return this.#reached.position;
  }

  /** Somebody waits until it has come further. */
  get isAwaited(): boolean {
    return this.#reached.any;
  }

  /** Aborted when it is to begin nothing more. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  start(): void {
    this.#following ??= this.#follow();
  }

  /** Looks for new events now, not only when it is time to. */
  wake(): void {
    this.#signalled.raise();
  }

  /** It has come so far. */
  advance(position: number): void {
    this.#reached.advance(position);
  }

  /** Nothing keeps it from going on. */
  recover(): void {
    this.#failure = undefined;
  }

  fail(error: unknown): void {
    this.#failure = error;
    this.#options.onError(error, this.#options.name);
  }

  /** Until everything up to the position is done with, by whichever process. */
  waitFor(position: number, signal: AbortSignal): Promise<void> {
    const reached = this.#reached.until(position);
    this.wake();
    return abortable(reached, signal);
  }

  /** Begins nothing more, and ends with what is under way. */
  async close(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    await this.#following;
    this.#reached.fail(new Unavailable(this.#options.name));
  }

  async #follow(): Promise<void> {
    while (!this.stopping.aborted) {
      try {
        const rest = await this.#options.step();
        this.recover();
        this.#failures = 0;
        if (rest > 0) await this.#signalled.rest(rest);
      } catch (error) {
        await this.#after(error);
      }
    }
  }

  async #after(error: unknown): Promise<void> {
    if (error instanceof Overtaken || error instanceof LeaseLost) return;
    if (error instanceof LeaseHeld) return this.#pause(this.#options.pollEvery);
    if (this.stopping.aborted) return;
    this.fail(error);
    this.#failures += 1;
    await this.#pause(delayAfter(this.#failures - 1, pauses));
  }

  /** New events do not end it, closing does. */
  #pause(millis: number): Promise<void> {
    return pause(millis, this.stopping).catch(() => undefined);
  }
}
