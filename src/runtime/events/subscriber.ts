import { Unavailable } from '../domain/index.ts';
import type { EventStore } from '../eventsourcing/index.ts';
import { Waiters } from '../eventsourcing/waiters.ts';
import { LeaseLost, type LeaseStore } from '../leases/index.ts';
import { abortable, delayAfter, pause, type Semaphore } from '../resilience/index.ts';
import { Signalled } from '../resilience/signalled.ts';
import type { DeadLetter } from './dead-letter.ts';
import type { EventSubscription } from './event-subscription.ts';
import { LeaseHeld, Overtaken } from './held-lease.ts';
import { Session } from './session.ts';
import type { SubscriptionStore } from './subscription-store.ts';

export interface SubscriberOptions {
  readonly events: EventStore;
  readonly store: SubscriptionStore;
  readonly leases: LeaseStore;
  readonly owner: string;
  readonly ttl: number;
  readonly window: number;
  readonly pollEvery: number;
  readonly quarantine: Semaphore;
  readonly onError: (error: unknown, subscription: string) => void;
  readonly onParked: (letter: DeadLetter) => void;
}

interface Look {
  readonly position: number;
  readonly isClean: boolean;
}

const pauses = { attempts: 0, from: 100, upTo: 30_000 };

/** One subscription in one process: works when there is something to do and nobody else does it. */
export class Subscriber {
  readonly subscription: EventSubscription;
  readonly #options: SubscriberOptions;
  readonly #reached = new Waiters();
  readonly #stopping = new AbortController();
  readonly #signalled = new Signalled();
  #session: Session | undefined;
  #running: Promise<void> | undefined;
  #failure: unknown;
  #failures = 0;
  #scanned = 0;

  constructor(subscription: EventSubscription, options: SubscriberOptions) {
    this.subscription = subscription;
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

  /** Finds its place in the log, and follows from there. */
  async start(): Promise<void> {
    const { store, events } = this.#options;
    const { name, from = 'now' } = this.subscription;
    if ((await store.position(name)) === undefined) {
      await store.begin(name, from === 'now' ? await events.head() : 0);
    }
    this.#running ??= this.#follow();
  }

  /** Looks for new events now, not only when it is time to. */
  wake(): void {
    this.#signalled.raise();
    this.#session?.wake();
  }

  /** Until everything up to the position is done with, by whichever process. */
  waitFor(position: number, signal: AbortSignal): Promise<void> {
    this.wake();
    return abortable(this.#reached.until(position), signal);
  }

  /** Begins nothing more, and ends with what is under way. */
  async close(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    await this.#running;
    this.#reached.fail(new Unavailable(`the subscription ${this.subscription.name}`));
  }

  async #follow(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        const look = await this.#look();
        if (look === undefined) await this.#signalled.rest(this.#options.pollEvery);
        else await this.#work(look);
        this.#failure = undefined;
        this.#failures = 0;
      } catch (error) {
        await this.#after(error);
      }
    }
  }

  /** What there is to do; undefined: nothing. */
  async #look(): Promise<Look | undefined> {
    const { store, events } = this.#options;
    const { name, types } = this.subscription;
    const position = (await store.position(name)) ?? 0;
    const after = Math.max(position, this.#scanned);
    // Asked first: what is appended in between is then read too, or left for the next time.
    const head = await events.head();
    const [pending] = await store.pending(name, { after: 0, limit: 1 });
    const [retried] = await store.retried(name, 1);
    const [event] = await events.readAll({ after, limit: 1, types });
    const isClean = pending === undefined && retried === undefined;
    this.#scanned = event === undefined ? Math.max(head, after) : after;
    if (isClean) this.#reached.advance(this.#scanned);
    return isClean && event === undefined ? undefined : { position, isClean };
  }

  async #work({ position, isClean }: Look): Promise<void> {
    const { name } = this.subscription;
    const session = new Session({
      ...this.#options,
      subscription: this.subscription,
      position,
      isClean,
      scanned: this.#scanned,
      stopping: this.#stopping.signal,
      onError: (error) => this.#fail(error, name),
      onReached: (reached) => {
        this.#failure = undefined;
        this.#reached.advance(reached);
      },
    });
    this.#session = session;
    try {
      await session.run();
    } finally {
      this.#session = undefined;
    }
  }

  async #after(error: unknown): Promise<void> {
    if (error instanceof Overtaken || error instanceof LeaseLost) return;
    if (error instanceof LeaseHeld) return this.#pause(this.#options.pollEvery);
    if (this.#stopping.signal.aborted) return;
    this.#fail(error, this.subscription.name);
    this.#failures += 1;
    await this.#pause(delayAfter(this.#failures - 1, pauses));
  }

  /** New events do not end it, closing does. */
  #pause(millis: number): Promise<void> {
    return pause(millis, this.#stopping.signal).catch(() => undefined);
  }

  #fail(error: unknown, name: string): void {
    this.#failure = error;
    this.#options.onError(error, name);
  }
}
