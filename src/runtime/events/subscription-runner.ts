import { newId } from '../domain/index.ts';
import type { EventStore } from '../eventsourcing/index.ts';
import { requireNames } from '../eventsourcing/require-names.ts';
import type { LeaseStore } from '../leases/index.ts';
import { harmless, Semaphore } from '../resilience/index.ts';
import type { DeadLetter } from './dead-letter.ts';
import type { EventSubscription } from './event-subscription.ts';
import { failureOf } from './failure.ts';
import { Followers, type SettleOptions } from './followers.ts';
import { Subscriber } from './subscriber.ts';
import type { SubscriptionStore } from './subscription-store.ts';

export interface SubscriptionRunnerOptions {
  readonly events: EventStore;
  readonly store: SubscriptionStore;
  /** In the same database as the store, which they fence. */
  readonly leases: LeaseStore;
  readonly subscriptions: readonly EventSubscription[];
  /** Told each failure of a subscription itself, such as a database that is away. */
  readonly onError: (error: unknown, subscription: string) => void;
  /** Told each event that is given up on: a dead letter waits for somebody. */
  readonly onParked?: (letter: DeadLetter) => void;
  /** How often to look for what other processes appended, in milliseconds. Default 1,000. */
  readonly pollEvery?: number;
  /** After how many milliseconds another process takes over from one that has died. Default 5,000. */
  readonly takeOverAfter?: number;
  /** How many events of a subscription are held in memory. Default 1,000. */
  readonly window?: number;
}

export interface SubscriptionStatus {
  readonly name: string;
  /** How far it is behind the end of the log, in events of any kind; an upper bound. */
  readonly behind: number;
  /** How many dead letters of it are parked. */
  readonly parked: number;
  /** What keeps it from going on. */
  readonly failure?: string;
}

/**
 * Lets subscriptions handle the events of the log: each event at least once, those of one key in
 * order and different keys side by side. One process works for each subscription at a time; another
 * one takes over when that has died. What fails is tried again and then parked as a dead letter, and
 * holds up no other key.
 *
 * @example
 * const subscriptions = new SubscriptionRunner({
 *   events,
 *   store: new SqlSubscriptionStore(database),
 *   leases: new SqlLeaseStore(database),
 *   subscriptions: [new MarkShippedPolicy(commands)],
 *   onError: (error, name) => log.error({ err: error, subscription: name }, 'it is stuck'),
 *   onParked: (deadLetter) => log.warn({ deadLetter }, 'an event could not be handled'),
 * });
 * await subscriptions.start();
 */
export class SubscriptionRunner {
  readonly subscriptions: readonly EventSubscription[];
  readonly #options: SubscriptionRunnerOptions;
  readonly #subscribers: readonly Subscriber[];
  readonly #followers: Followers;

  constructor(options: SubscriptionRunnerOptions) {
    const { events, subscriptions, pollEvery = 1_000, takeOverAfter = 5_000 } = options;
    this.#options = options;
    this.subscriptions = subscriptions;
    requireNames('subscriptions', subscriptions);
    const shared = {
      ...options,
      onError: harmless(options.onError),
      onParked: harmless(options.onParked ?? (() => undefined)),
      owner: newId(),
      ttl: takeOverAfter,
      window: options.window ?? 1_000,
      pollEvery,
      quarantine: new Semaphore(1),
    };
    this.#subscribers = subscriptions.map((one) => new Subscriber(one, shared));
    this.#followers = new Followers(events, this.#subscribers);
  }

  /** Gives each its place in the log, and lets them follow. Before requests are served. */
  async start(): Promise<void> {
    for (const subscriber of this.#subscribers) await subscriber.start();
  }

  /**
   * Until all that the log holds is handled or parked, with all that follows from it. Throws
   * Unavailable when that takes too long.
   */
  settled(options?: SettleOptions): Promise<void> {
    return this.#followers.settled('what reacts to events', options);
  }

  /** How each of them is getting on: for metrics and operators. */
  async status(): Promise<readonly SubscriptionStatus[]> {
    const { events, store } = this.#options;
    const [head, parked] = [await events.head(), await store.parked()];
    return this.#subscribers.map(({ subscription: { name }, reached, failure }) => ({
      name,
      behind: Math.max(0, head - reached),
      parked: parked.get(name) ?? 0,
      ...(failure !== undefined && { failure: failureOf(failure).message }),
    }));
  }

  /** Throws what keeps a subscription from going on: a health check. Dead letters do not. */
  check(): void {
    this.#followers.check();
  }

  /** Begins nothing more, and ends with what is being handled. */
  close(): Promise<void> {
    return this.#followers.close();
  }
}
