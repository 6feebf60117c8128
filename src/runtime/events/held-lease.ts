import { setMaxListeners } from 'node:events';
import { type Lease, LeaseLost, type LeaseStore } from '../leases/index.ts';
import { delayAfter, pause } from '../resilience/index.ts';
import type { DeadLetter } from './dead-letter.ts';
import type { SubscriptionChange, SubscriptionStore } from './subscription-store.ts';

/** Somebody else works at it at present. */
export class LeaseHeld extends Error {
  override readonly name = 'LeaseHeld';
}

/** Somebody else has been at it since it was looked at: it has to be looked at again. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

export interface HeldLeaseOptions {
  readonly name: string;
  readonly owner: string;
  readonly ttl: number;
  readonly leases: LeaseStore;
  readonly store: SubscriptionStore;
  /** Where the subscription was when it was looked at. */
  readonly position: number;
  readonly stopping: AbortSignal;
  readonly onError: (error: unknown) => void;
  /** Told each dead letter once it is written down. */
  readonly onParked: (letter: DeadLetter) => void;
}

const pauses = { attempts: 0, from: 50, upTo: 2_000 };

/** Writes down what becomes of a subscription, as long as nobody else has taken it over. */
export class HeldLease {
  readonly #options: HeldLeaseOptions;
  readonly #lost = new AbortController();
  #lease: Lease | undefined;
  #heldAt = 0;
  #beating: NodeJS.Timeout | undefined;

  constructor(options: HeldLeaseOptions) {
    this.#options = options;
    // Every event that is being handled listens.
    setMaxListeners(0, this.#lost.signal);
  }

  /** Aborted when somebody else has taken over. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Keeps it from now on, also where nothing is written for long. */
  keep(): void {
    this.#beating ??= setInterval(() => void this.#beat(), this.#options.ttl / 3);
  }

  /**
   * Writes in one unit of work with the lease, which the first one takes; what fails otherwise is
   * written again. Throws LeaseHeld, LeaseLost or Overtaken. The last one gives the lease back.
   */
  async write(change: SubscriptionChange, { last = false } = {}): Promise<void> {
    for (let failures = 0; ; failures += 1) {
      this.#lost.signal.throwIfAborted();
      try {
        await this.#writeOnce(change, last);
        for (const letter of change.park ?? []) this.#options.onParked(letter);
        return;
      } catch (error) {
        if (isEnd(error) || this.#options.stopping.aborted) throw error;
        this.#options.onError(error);
      }
      await pause(delayAfter(failures, pauses), this.#lost.signal);
    }
  }

  /**
   * Does work in one unit with a change, under the lease that is held: what fails undoes both, and is
   * not done again. The last one gives the lease back.
   */
  async commit(
    change: SubscriptionChange,
    { work, last }: { readonly work: () => Promise<unknown>; readonly last: boolean },
  ): Promise<void> {
    const { store, leases, name, ttl } = this.#options;
    this.#lost.signal.throwIfAborted();
    const lease = this.#lease;
    if (lease === undefined) throw new LeaseLost(name);
    await store.unitOfWork.run(async () => {
      await leases.hold(lease, ttl);
      await work();
      await store.change(name, change);
      if (last) await leases.release(lease);
    });
    this.#heldAt = Date.now();
    if (last) this.#lease = undefined;
  }

  /** Gives it back, where it is still held. */
  async end(): Promise<void> {
    clearInterval(this.#beating);
    const lease = this.#lease;
    this.#lease = undefined;
    if (lease !== undefined && !this.#lost.signal.aborted) {
      await this.#options.leases.release(lease);
    }
  }

  async #writeOnce(change: SubscriptionChange, last: boolean): Promise<void> {
    const { store, leases, name, ttl } = this.#options;
    const lease = await store.unitOfWork.run(async () => {
      const held = this.#lease ?? (await this.#take());
      if (held === this.#lease) await leases.hold(held, ttl);
      await store.change(name, change);
      if (last) await leases.release(held);
      return held;
    });
    this.#heldAt = Date.now();
    this.#lease = last ? undefined : lease;
  }

  async #take(): Promise<Lease> {
    const { leases, store, name, owner, ttl, position } = this.#options;
    const lease = await leases.take(name, { owner, ttl });
    if (lease === undefined) throw new LeaseHeld(name);
    if ((await store.position(name)) !== position) throw new Overtaken(name);
    return lease;
  }

  async #beat(): Promise<void> {
    const { leases, ttl, onError } = this.#options;
    if (this.#lease === undefined || Date.now() - this.#heldAt < ttl / 4) return;
    try {
      await leases.hold(this.#lease, ttl);
      this.#heldAt = Date.now();
    } catch (error) {
      if (error instanceof LeaseLost) this.#lost.abort(error);
      else onError(error);
    }
  }
}

const isEnd = (error: unknown): boolean =>
  error instanceof LeaseLost || error instanceof LeaseHeld || error instanceof Overtaken;
