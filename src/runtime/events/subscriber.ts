import type { EventStore, EventTypes } from '../eventsourcing/index.ts';
import type { LeaseStore } from '../leases/index.ts';
import type { Semaphore } from '../resilience/index.ts';
import type { DeadLetter } from './dead-letter.ts';
import type { EventSubscription } from './event-subscription.ts';
import { Follower } from './follower.ts';
import type { Following } from './followers.ts';
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

/** One subscription in one process: works when there is something to do and nobody else does it. */
export class Subscriber implements Following {
  readonly subscription: EventSubscription;
  readonly #options: SubscriberOptions;
  readonly #follower: Follower;
  #session: Session | undefined;
  #scanned = 0;

  constructor(subscription: EventSubscription, options: SubscriberOptions) {
    const { pollEvery, onError } = options;
    const { name } = subscription;
    this.subscription = subscription;
    this.#options = options;
    this.#follower = new Follower({ name, pollEvery, onError, step: () => this.#step() });
  }

  get types(): EventTypes {
    return this.subscription.types;
  }

  get failure(): unknown {
    return this.#follower.failure;
  }

  get reached(): number {
    return this.#follower.reached;
  }

  /** Finds its place in the log, and follows from there. */
  async start(): Promise<void> {
    const { store, events } = this.#options;
    const { name, from = 'now' } = this.subscription;
    if ((await store.position(name)) === undefined) {
      await store.begin(name, from === 'now' ? await events.head() : 0);
    }
    this.#follower.start();
  }

  wake(): void {
    this.#follower.wake();
    this.#session?.wake();
  }

  waitFor(position: number, signal: AbortSignal): Promise<void> {
    this.#session?.wake();
    return this.#follower.waitFor(position, signal);
  }

  close(): Promise<void> {
    return this.#follower.close();
  }

  async #step(): Promise<number> {
    const look = await this.#look();
    if (look === undefined) return this.#options.pollEvery;
    await this.#work(look);
    return 0;
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
    if (isClean) this.#follower.advance(this.#scanned);
    return isClean && event === undefined ? undefined : { position, isClean };
  }

  async #work({ position, isClean }: Look): Promise<void> {
    const session = new Session({
      ...this.#options,
      subscription: this.subscription,
      position,
      isClean,
      scanned: this.#scanned,
      stopping: this.#follower.stopping,
      onError: (error) => this.#follower.fail(error),
      onReached: (reached) => {
        this.#follower.recover();
        this.#follower.advance(reached);
      },
    });
    this.#session = session;
    try {
      await session.run();
    } finally {
      this.#session = undefined;
    }
  }
}
