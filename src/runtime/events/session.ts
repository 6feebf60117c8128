import type { EventStore } from '../eventsourcing/index.ts';
import type { LeaseStore } from '../leases/index.ts';
import { delayAfter, type Semaphore } from '../resilience/index.ts';
import { Signalled } from '../resilience/signalled.ts';
import { attempt } from './attempt.ts';
import type { DeadLetter } from './dead-letter.ts';
import { type EventSubscription, usualRetry } from './event-subscription.ts';
import { failureOf, interrupted, mayPass } from './failure.ts';
import { HeldLease } from './held-lease.ts';
import { type Item, Lanes } from './lanes.ts';
import { letterOf } from './letter-of.ts';
import { PendingReader, type Read } from './pending-reader.ts';
import type {
  PendingDelivery,
  SubscriptionChange,
  SubscriptionStore,
} from './subscription-store.ts';

export interface SessionOptions {
  readonly subscription: EventSubscription;
  readonly events: EventStore;
  readonly store: SubscriptionStore;
  readonly leases: LeaseStore;
  /** Another name for every process. */
  readonly owner: string;
  /** How long the lease lasts unless it is prolonged, in milliseconds. */
  readonly ttl: number;
  /** Where the subscription is in the store. */
  readonly position: number;
  /** How far the log holds nothing that it hears. */
  readonly scanned: number;
  /** Nothing is pending from before. */
  readonly isClean: boolean;
  /** How many events are held in memory. */
  readonly window: number;
  /** How often to look for what other processes appended, in milliseconds. */
  readonly pollEvery: number;
  /** One event at a time that was interrupted, in the whole process: it may be what ends it. */
  readonly quarantine: Semaphore;
  readonly stopping: AbortSignal;
  readonly onError: (error: unknown) => void;
  /** Told each dead letter once it is written down. */
  readonly onParked: (letter: DeadLetter) => void;
  /** Told how far everything is done with. */
  readonly onReached: (position: number) => void;
}

interface Settled {
  readonly item: Item;
  readonly failed?: { readonly error: unknown };
}

interface Draft {
  readonly set: Map<number, PendingDelivery>;
  readonly done: number[];
  readonly park: ReturnType<typeof letterOf>[];
}

// How far the log may go on without anything that is heard before that is written down.
const farBehind = 10_000;

/** What one process does with a subscription, from taking its lease until nothing is left to do. */
export class Session {
  readonly #options: SessionOptions;
  readonly #lease: HeldLease;
  readonly #lanes: Lanes;
  readonly #reader: PendingReader;
  readonly #signalled = new Signalled();
  readonly #running = new Set<Item>();
  readonly #resting = new Map<Item, NodeJS.Timeout>();
  #settled: Settled[] = [];
  #stored: number;
  #lookedAt = 0;

  constructor(options: SessionOptions) {
    const { subscription, window, position, scanned } = options;
    this.#options = options;
    this.#stored = position;
    this.#lease = new HeldLease({ ...options, name: subscription.name });
    this.#lanes = new Lanes(Math.ceil(window / 8));
    this.#reader = new PendingReader({
      ...options,
      lanes: this.#lanes,
      position: Math.max(position, scanned),
      batch: window,
      hasBacklog: !options.isClean,
    });
  }

  /** There is something new to read. */
  wake(): void {
    this.#signalled.raise();
  }

  /** Until all is done with, or it is told to stop. Throws LeaseHeld, LeaseLost or Overtaken. */
  async run(): Promise<void> {
    const wake = (): void => this.wake();
    const signals = [this.#options.stopping, this.#lease.lost];
    for (const signal of signals) signal.addEventListener('abort', wake);
    this.#lease.keep();
    try {
      if (!this.#options.isClean) await this.#repeatInterrupted();
      while (await this.#step()) await this.#signalled.rest(this.#options.pollEvery);
    } finally {
      await this.#leave();
      for (const signal of signals) signal.removeEventListener('abort', wake);
      await this.#lease.end();
    }
  }

  /** Waits for what is under way, and writes down how it ended, also where something else failed. */
  async #leave(): Promise<void> {
    while (this.#running.size > 0) await this.#signalled.rest(this.#options.pollEvery);
    const draft: Draft = { set: new Map(), done: [], park: [] };
    this.#settle(draft);
    for (const timer of this.#resting.values()) clearTimeout(timer);
    if (draft.set.size + draft.done.length === 0 || this.#lease.lost.aborted) return;
    await this.#write(draft, { read: undefined, isLast: true });
  }

  /** Writes down what has ended and what begins, in one unit of work; answers whether there is more. */
  async #step(): Promise<boolean> {
    for (;;) {
      const { stopping, subscription } = this.#options;
      const draft: Draft = { set: new Map(), done: [], park: [] };
      this.#settle(draft);
      const read = stopping.aborted ? undefined : await this.#read();
      const free = (subscription.concurrency ?? 16) - this.#running.size;
      const begun = stopping.aborted ? [] : this.#lanes.start(free);
      for (const { position, key, attempts } of read?.set ?? []) {
        draft.set.set(position, { position, key, attempts, running: false });
      }
      for (const item of begun) {
        item.attempts += 1;
        draft.set.set(item.event.position, pendingOf(item, true));
      }
      const isLast = stopping.aborted
        ? this.#running.size === 0
        : !read?.more && this.#lanes.empty && this.#running.size === 0;
      await this.#write(draft, { read, isLast });
      for (const item of begun) this.#begin(item);
      if (isLast) return false;
      if (!read?.more && this.#settled.length === 0) return true;
    }
  }

  async #read(): Promise<Read> {
    const now = performance.now();
    // Seldom asked for, and first of all at the start.
    if (now - this.#lookedAt >= this.#options.pollEvery || this.#lookedAt === 0) {
      const retried = await this.#reader.readRetried();
      if (!retried.more) this.#lookedAt = now;
      if (retried.set.length + retried.park.length > 0) return { ...retried, more: true };
    }
    return this.#reader.read();
  }

  async #write(
    { set, done, park }: Draft,
    { read, isLast }: { read: Read | undefined; isLast: boolean },
  ): Promise<void> {
    const position = read?.position;
    const isFar = position !== undefined && position - this.#stored >= farBehind;
    const isMoved = position !== undefined && (isFar || (read?.set.length ?? 0) > 0);
    const change: SubscriptionChange = {
      position: isMoved ? position : undefined,
      set: [...set.values()],
      done: [...done, ...(read?.done ?? [])],
      park: [...park, ...(read?.park ?? [])],
      revive: read?.revive ?? [],
    };
    if (isLast || isSomething(change)) await this.#lease.write(change, { last: isLast });
    if (isMoved) this.#stored = position;
    this.#reader.forget(change.done ?? []);
    const reached = this.#reader.reached;
    if (reached !== undefined) this.#options.onReached(reached);
  }

  /** What has ended since: done with, to be tried again after a pause, or parked. */
  #settle({ set, done, park }: Draft): void {
    const settled = this.#settled;
    this.#settled = [];
    for (const { item, failed } of settled) {
      const { position } = item.event;
      if (failed !== undefined && this.#isTriedAgain(item, failed.error)) {
        set.set(position, pendingOf(item, false));
        this.#putOff(item);
        continue;
      }
      if (failed !== undefined) {
        park.push(letterOf(this.#options.subscription.name, item, failureOf(failed.error)));
      }
      done.push(position);
      this.#lanes.finish(item);
    }
  }

  #isTriedAgain({ attempts }: Item, error: unknown): boolean {
    const { attempts: repeats } = this.#options.subscription.retry ?? usualRetry;
    return mayPass(error) && attempts <= repeats;
  }

  #putOff(item: Item): void {
    const delay = delayAfter(item.attempts - 1, this.#options.subscription.retry ?? usualRetry);
    const resume = (): void => {
      this.#resting.delete(item);
      this.#lanes.resume(item);
      this.wake();
    };
    this.#resting.set(item, setTimeout(resume, delay));
  }

  #begin(item: Item): void {
    this.#running.add(item);
    const end = (failed?: { readonly error: unknown }): void => {
      this.#running.delete(item);
      this.#settled.push(failed === undefined ? { item } : { item, failed });
      this.wake();
    };
    attempt(this.#options.subscription, item, this.#lease.lost).then(
      () => end(),
      (error: unknown) => end({ error }),
    );
  }

  /**
   * One at a time what was under way more than once when a process ended, so that what ends it is
   * known. The first time all go on side by side: most were only there when it ended.
   */
  async #repeatInterrupted(): Promise<void> {
    const { store, subscription, stopping, quarantine } = this.#options;
    // Takes the lease: only then nobody else is at these.
    await this.#lease.write({});
    const { attempts: repeats } = subscription.retry ?? usualRetry;
    const rows = await store.pending(subscription.name, { after: 0, limit: 1_000, running: true });
    for (const row of rows) {
      if (stopping.aborted) return;
      if (row.attempts === 1 && repeats > 1) continue;
      const event = await this.#reader.eventAt(row.position);
      if (event === undefined) {
        await this.#lease.write({ done: [row.position] });
      } else if (row.attempts > repeats) {
        const letter = letterOf(subscription.name, { ...row, event }, interrupted(row.attempts));
        await this.#lease.write({ done: [row.position], park: [letter] });
      } else {
        const release = await quarantine.enter();
        try {
          await this.#repeat({ event, key: row.key, attempts: row.attempts + 1 });
        } finally {
          release();
        }
      }
    }
  }

  async #repeat(item: Item): Promise<void> {
    const { subscription } = this.#options;
    const { position } = item.event;
    await this.#lease.write({ set: [pendingOf(item, true)] });
    try {
      await attempt(subscription, item, this.#lease.lost);
      await this.#lease.write({ done: [position] });
    } catch (error) {
      this.#lease.lost.throwIfAborted();
      if (this.#isTriedAgain(item, error)) {
        await this.#lease.write({ set: [pendingOf(item, false)] });
      } else {
        const letter = letterOf(subscription.name, item, failureOf(error));
        await this.#lease.write({ done: [position], park: [letter] });
      }
    }
  }
}

const pendingOf = ({ event, key, attempts }: Item, running: boolean): PendingDelivery => ({
  position: event.position,
  key,
  attempts,
  running,
});

const isSomething = ({ position, ...lists }: SubscriptionChange): boolean =>
  position !== undefined || Object.values(lists).some((list) => list.length > 0);
