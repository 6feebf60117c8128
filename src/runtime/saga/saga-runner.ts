import { newId, Unavailable } from '../domain/index.ts';
import type { EventSubscription } from '../events/index.ts';
import type { RecordedEvent } from '../eventsourcing/index.ts';
import { delayAfter, harmless, pause, type RetryPolicy } from '../resilience/index.ts';
import { Signalled } from '../resilience/signalled.ts';
import type { Saga } from './saga.ts';
import { type SagaInstance, sagaId } from './saga-instance.ts';
import { type RunOptions, SagaRun } from './saga-run.ts';
import type { SagaRunnerOptions, SagaStatus, SettlingOptions } from './saga-runner-options.ts';
import { SagaWriter } from './saga-writer.ts';
import { sagasByName } from './sagas-by-name.ts';
import { settle } from './settle.ts';

const usualPersistence: RetryPolicy = { attempts: 20, from: 200, upTo: 60_000 };
const pauses = { attempts: 0, from: 100, upTo: 30_000 };
const day = 86_400_000;

/**
 * Works for sagas: each step is written down before the next begins, and whatever process comes first
 * goes on with those of one that has died. What cannot be taken back is parked for an operator.
 *
 * @example
 * const sagas = new SagaRunner({ events, store, sagas: [new MoneyTransferSaga(commands)], onError, onParked });
 * const subscriptions = new SubscriptionRunner({ ...,  subscriptions: sagas.starters });
 */
export class SagaRunner {
  /** What starts a saga for each of its events: to be followed by a SubscriptionRunner. */
  readonly starters: readonly EventSubscription[];
  readonly #options: SagaRunnerOptions;
  readonly #sagas: ReadonlyMap<string, Saga>;
  readonly #writer: SagaWriter;
  readonly #owner = newId();
  readonly #runs = new Map<string, SagaRun>();
  readonly #ended = new Set<Promise<void>>();
  readonly #signalled = new Signalled();
  readonly #stopping = new AbortController();
  #following: Promise<void> | undefined;
  #beating: NodeJS.Timeout | undefined;
  #failure: unknown;
  #forgottenAt = 0;

  constructor(options: SagaRunnerOptions) {
    this.#options = {
      ...options,
      onError: harmless(options.onError),
      onParked: harmless(options.onParked),
    };
    this.#sagas = sagasByName(options.sagas);
    this.#writer = new SagaWriter(options.store);
    this.starters = options.sagas.map((saga) => ({
      name: saga.name,
      types: saga.types,
      concurrency: 64,
      handle: (event) => this.begin(saga, event),
    }));
  }

  /** Goes on with what others left. */
  start(): void {
    if (this.#options.sagas.length === 0 || this.#following) return;
    this.#beating = setInterval(() => void this.#beat(), this.#ttl / 3);
    this.#following = this.#follow();
  }

  /** Starts a saga for an event, unless that was done before. Answers when that is written down. */
  async begin(saga: Saga, event: RecordedEvent): Promise<void> {
    const now = this.#now();
    const id = sagaId(saga.name, event.meta.id);
    const known = this.#runs.get(id);
    if (known?.isWritten) return;
    if (known !== undefined) throw new Unavailable(id);
    const common = {
      id,
      saga: saga.name,
      position: event.position,
      state: 'running' as const,
      journal: { steps: {} },
      startedAt: new Date(now).toISOString(),
      endedAt: null,
    };
    if (this.#free <= 0 || this.#stopping.signal.aborted) {
      await this.#writer.add({ ...common, owner: null, token: 0, dueAt: now });
      return;
    }
    const own = { owner: this.#owner, token: 1, dueAt: now + this.#ttl };
    await new Promise<void>((resolve, reject) => {
      const run = this.#runOf({ saga, event, instance: { ...common, ...own }, isNew: true });
      this.#work(run, () => resolve()).catch(reject);
    });
  }

  /** Looks for what is due now, not only when it is time to. */
  wake(): void {
    this.#signalled.raise();
  }

  /** How many of each need looking after: for metrics and operators. */
  async status(): Promise<readonly SagaStatus[]> {
    const counts = await this.#options.store.counts();
    return [...this.#sagas.keys()].map((name) => {
      const of = (state: SagaInstance['state']): number =>
        counts.find((one) => one.saga === name && one.state === state)?.count ?? 0;
      return { name, running: of('running'), undoing: of('undoing'), parked: of('parked') };
    });
  }

  /**
   * Until all have ended or are parked, and what else follows from events has nothing left to do.
   * Throws Unavailable when that takes too long.
   */
  settled(options: SettlingOptions = {}): Promise<void> {
    const { events, store } = this.#options;
    const isBusy = async (): Promise<boolean> =>
      (await store.counts()).some(({ state }) => state !== 'parked');
    return settle({ ...options, events, what: 'what sagas have begun', isBusy });
  }

  /** Throws what keeps the runner from going on: a health check. Parked sagas do not. */
  check(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Begins nothing more, ends with what is under way, and leaves the rest to others. */
  async close(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    const stop = (): void => {
      for (const run of this.#runs.values()) run.stop();
    };
    stop();
    await this.#following;
    // What was taken up in the meantime, too.
    stop();
    const leave = (): void => {
      for (const run of this.#runs.values()) run.leave();
    };
    const timer = setTimeout(leave, this.#options.closeWithin ?? 5_000);
    try {
      while (this.#ended.size > 0) await Promise.all(this.#ended);
    } finally {
      clearTimeout(timer);
      clearInterval(this.#beating);
    }
  }

  get #ttl(): number {
    return this.#options.takeOverAfter ?? 5_000;
  }

  get #free(): number {
    return (this.#options.concurrency ?? 256) - this.#runs.size;
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted; ) {
      try {
        const wait = await this.#takeUp();
        await this.#forget();
        failures = 0;
        this.#failure = undefined;
        await this.#signalled.rest(wait);
      } catch (error) {
        this.#fail(error);
        failures += 1;
        await pause(delayAfter(failures - 1, pauses), signal).catch(() => undefined);
      }
    }
  }

  /** Takes what is due; answers after how many milliseconds to look again. */
  async #takeUp(): Promise<number> {
    const { store, pollEvery = 1_000 } = this.#options;
    const sagas = [...this.#sagas.keys()];
    await this.#beat();
    const limit = this.#free;
    if (limit <= 0) return pollEvery;
    const now = this.#now();
    const until = now + this.#ttl;
    const held = new Set(this.#runs.keys());
    const claimed = await store.claim({ sagas, owner: this.#owner, now, until, limit, held });
    for (const instance of claimed) await this.#resume(instance);
    if (claimed.length === limit) return 0;
    const next = await store.nextDue(sagas);
    return Math.max(0, Math.min(pollEvery, (next ?? Number.POSITIVE_INFINITY) - this.#now()));
  }

  async #resume(instance: SagaInstance): Promise<void> {
    const saga = this.#sagas.get(instance.saga);
    if (saga === undefined) return;
    const { position: at } = instance;
    const { types } = saga;
    const [event] = await this.#options.events.readAll({ after: at - 1, limit: 1, types });
    if (event?.position !== at) {
      this.#fail(new Error(`the event of ${instance.id} is not in the log`));
      return;
    }
    // One of our own that an operator has changed.
    this.#runs.get(instance.id)?.lose();
    const run = this.#runOf({ saga, event, instance, isNew: false });
    this.#work(run).catch((error: unknown) => this.#fail(error));
  }

  #runOf(one: Pick<RunOptions, 'saga' | 'event' | 'instance' | 'isNew'>): SagaRun {
    return new SagaRun({
      ...one,
      writer: this.#writer,
      persistence: this.#options.persistence ?? usualPersistence,
      ttl: this.#ttl,
      now: () => this.#now(),
      onError: (error) => this.#fail(error),
    });
  }

  async #work(run: SagaRun, onWritten?: () => void): Promise<void> {
    const { id } = run.instance;
    this.#runs.set(id, run);
    const running = run.run(onWritten);
    const ended = running.catch(() => undefined);
    this.#ended.add(ended);
    try {
      await running;
    } finally {
      this.#ended.delete(ended);
      const wasFull = this.#free <= 0;
      if (this.#runs.get(id) === run) this.#runs.delete(id);
      if (wasFull || run.instance.dueAt !== null) this.wake();
    }
    if (run.instance.state === 'parked') this.#options.onParked(run.instance);
  }

  /** Keeps from others what takes long. */
  async #beat(): Promise<void> {
    const now = this.#now();
    const old = [...this.#runs].filter(
      ([, run]) => run.isWritten && now - run.keptSince >= this.#ttl / 4,
    );
    if (old.length === 0) return;
    try {
      const ids = old.map(([id]) => id);
      const held = await this.#options.store.prolong(ids, this.#owner, now + this.#ttl);
      for (const [id, run] of old) {
        if (held.has(id)) run.prolong(now);
        else run.lose();
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  async #forget(): Promise<void> {
    const now = this.#now();
    if (now - this.#forgottenAt < 3_600_000) return;
    this.#forgottenAt = now;
    const before = now - (this.#options.keepFor ?? 30 * day);
    await this.#options.store.forget(new Date(before).toISOString());
  }

  #fail(error: unknown): void {
    if (this.#stopping.signal.aborted) return;
    this.#failure = error;
    this.#options.onError(error);
  }
}
