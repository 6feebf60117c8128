import type { EventSubscription } from '../events/index.ts';
import { requireNames } from '../eventsourcing/require-names.ts';
import { delayAfter, harmless, pause } from '../resilience/index.ts';
import { Signalled } from '../resilience/signalled.ts';
import type { ProcessRunnerOptions, ProcessStatus } from './process-runner-options.ts';
import { ProcessSubscription } from './process-subscription.ts';
import type { SettlingOptions } from './saga-runner-options.ts';
import { settle } from './settle.ts';
import { firedEvent, timerStream } from './timer-event.ts';

const pauses = { attempts: 0, from: 100, upTo: 30_000 };
const day = 86_400_000;

/**
 * Works for processes. Their events and timers come by way of the log, where a SubscriptionRunner
 * follows them. A timer whose time has come goes into the log in the unit of work that notes it: once,
 * whoever of many gets there first, and late rather than never where nobody ran in time.
 *
 * @example
 * const processes = new ProcessRunner({ events, store, processes: [new QuoteExpiryProcess(commands)], onError });
 * const subscriptions = new SubscriptionRunner({ ..., subscriptions: processes.subscriptions });
 * processes.start();
 */
export class ProcessRunner {
  /** What lets each process hear its events and timers: to be followed by a SubscriptionRunner. */
  readonly subscriptions: readonly EventSubscription[];
  readonly #options: ProcessRunnerOptions;
  readonly #names: readonly string[];
  readonly #signalled = new Signalled();
  readonly #stopping = new AbortController();
  #following: Promise<void> | undefined;
  #failure: unknown;
  #forgottenAt = 0;

  /** Throws where two processes have the same name. */
  constructor(options: ProcessRunnerOptions) {
    const { processes, events, store } = options;
    this.#options = { ...options, onError: harmless(options.onError) };
    this.#names = processes.map(({ name }) => name);
    requireNames('processes', processes);
    const now = (): number => this.#now();
    const onScheduled = (): void => this.wake();
    this.subscriptions = processes.map(
      (process) => new ProcessSubscription({ process, events, store, now, onScheduled }),
    );
  }

  /** Fires timers from now on, first of all those whose time has come while nobody ran. */
  start(): void {
    if (this.#names.length > 0) this.#following ??= this.#follow();
  }

  /** Looks for timers now, not only when it is time to. */
  wake(): void {
    this.#signalled.raise();
  }

  /** How each of them is getting on: for metrics and operators. */
  async status(): Promise<readonly ProcessStatus[]> {
    const counts = await this.#options.store.counts(this.#now());
    return this.#names.map((name) => {
      const {
        running = 0,
        waiting = 0,
        late = 0,
      } = counts.find(({ process }) => process === name) ?? {};
      return { name, running, waiting, late };
    });
  }

  /**
   * Until all timers have fired whose time has come, and what else follows from events has nothing
   * left to do. Throws Unavailable when that takes too long.
   */
  settled(options: SettlingOptions = {}): Promise<void> {
    const isBusy = async (): Promise<boolean> => {
      this.wake();
      return (await this.status()).some(({ late }) => late > 0);
    };
    return settle({
      ...options,
      events: this.#options.events,
      what: 'what timers have begun',
      isBusy,
    });
  }

  /** Throws what keeps timers from firing: a health check. */
  check(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Fires nothing more; what has not fired waits for others, or for the next start. */
  async close(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    await this.#following;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted; ) {
      try {
        const wait = await this.#fireDue();
        await this.#forget();
        failures = 0;
        this.#failure = undefined;
        if (!signal.aborted) await this.#signalled.rest(wait);
      } catch (error) {
        this.#failure = error;
        this.#options.onError(error);
        failures += 1;
        await pause(delayAfter(failures - 1, pauses), signal).catch(() => undefined);
      }
    }
  }

  /** Fires what is due; answers after how many milliseconds to look again. */
  async #fireDue(): Promise<number> {
    const { events, store, batch = 100, pollEvery = 1_000 } = this.#options;
    const now = this.#now();
    const due = await store.due({ processes: this.#names, now, limit: batch });
    if (due.length > 0) {
      await store.unitOfWork.run(async () => {
        const fired = await store.fire(due.map(({ id }) => id));
        for (const timer of due) {
          if (!fired.has(timer.id)) continue;
          await events.append(timerStream(timer), 0, [firedEvent(timer, now)]);
        }
      });
    }
    if (due.length === batch) return 0;
    const next = (await store.nextDue(this.#names)) ?? Number.POSITIVE_INFINITY;
    return Math.max(0, Math.min(pollEvery, next - this.#now()));
  }

  async #forget(): Promise<void> {
    const now = this.#now();
    if (now - this.#forgottenAt < 3_600_000) return;
    this.#forgottenAt = now;
    const before = now - (this.#options.keepFor ?? 30 * day);
    await this.#options.store.forget(new Date(before).toISOString());
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}
