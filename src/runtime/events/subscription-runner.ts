import { newId, Unavailable } from '../domain/index.ts';
import type { EventStore, Unsubscribe } from '../eventsourcing/index.ts';
import { isAmong } from '../eventsourcing/is-among.ts';
import { requireNames } from '../eventsourcing/require-names.ts';
import type { LeaseStore } from '../leases/index.ts';
import { Semaphore } from '../resilience/index.ts';
import type { DeadLetter } from './dead-letter.ts';
import type { EventSubscription } from './event-subscription.ts';
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

export interface SettleOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds; default 10,000. */
  readonly timeout?: number;
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
  readonly #unsubscribe: Unsubscribe;

  constructor(options: SubscriptionRunnerOptions) {
    const { events, subscriptions, pollEvery = 1_000, takeOverAfter = 5_000 } = options;
    this.#options = options;
    this.subscriptions = subscriptions;
    requireNames('subscriptions', subscriptions);
    const shared = {
      ...options,
      onParked: options.onParked ?? (() => undefined),
      owner: newId(),
      ttl: takeOverAfter,
      window: options.window ?? 1_000,
      pollEvery,
      quarantine: new Semaphore(1),
    };
    this.#subscribers = subscriptions.map((one) => new Subscriber(one, shared));
    const ends = [
      events.onCommitted((committed) => {
        for (const subscriber of this.#subscribers) {
          const { types } = subscriber.subscription;
          if (committed.some((event) => isAmong(types, event))) subscriber.wake();
        }
      }),
      events.onCommittedElsewhere(() => {
        for (const subscriber of this.#subscribers) subscriber.wake();
      }),
    ];
    this.#unsubscribe = () => {
      for (const end of ends) end();
    };
  }

  /** Gives each its place in the log, and lets them follow. Before requests are served. */
  async start(): Promise<void> {
    for (const subscriber of this.#subscribers) await subscriber.start();
  }

  /**
   * Until all that the log holds is handled or parked, with all that follows from it. Throws
   * Unavailable when that takes too long.
   */
  async settled({ signal, timeout = 10_000 }: SettleOptions = {}): Promise<void> {
    const late = AbortSignal.timeout(timeout);
    const either = signal ? AbortSignal.any([signal, late]) : late;
    try {
      for (let head = -1; head !== (await this.#options.events.head()); ) {
        head = await this.#options.events.head();
        const position = head;
        await Promise.all(this.#subscribers.map((one) => one.waitFor(position, either)));
      }
    } catch (error) {
      signal?.throwIfAborted();
      throw late.aborted ? new Unavailable('what reacts to events', { cause: error }) : error;
    }
  }

  /** How each of them is getting on: for metrics and operators. */
  async status(): Promise<readonly SubscriptionStatus[]> {
    const { events, store } = this.#options;
    const [head, parked] = [await events.head(), await store.parked()];
    return this.#subscribers.map(({ subscription: { name }, reached, failure }) => ({
      name,
      behind: Math.max(0, head - reached),
      parked: parked.get(name) ?? 0,
      ...(failure !== undefined && { failure: messageOf(failure) }),
    }));
  }

  /** Throws what keeps a subscription from going on: a health check. Dead letters do not. */
  check(): void {
    for (const { failure } of this.#subscribers) if (failure !== undefined) throw failure;
  }

  /** Begins nothing more, and ends with what is being handled. */
  async close(): Promise<void> {
    this.#unsubscribe();
    await Promise.all(this.#subscribers.map((subscriber) => subscriber.close()));
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
