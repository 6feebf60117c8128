import type { RecordedEvent } from '../eventsourcing/index.ts';
import { delayAfter, pause, type RetryPolicy } from '../resilience/index.ts';
import { Signalled } from '../resilience/signalled.ts';
import type { Saga } from './saga.ts';
import { CallUnderWay, type DueCall, type Outcome } from './saga-call.ts';
import { hasEnded, type SagaInstance } from './saga-instance.ts';
import { SagaProgress } from './saga-progress.ts';
import type { SagaWriter } from './saga-writer.ts';

export interface RunOptions {
  readonly saga: Saga;
  readonly event: RecordedEvent;
  readonly instance: SagaInstance;
  /** It is not in the store yet. */
  readonly isNew: boolean;
  readonly writer: SagaWriter;
  readonly persistence: RetryPolicy;
  /** For how long it is kept from others, unless that is prolonged, in milliseconds. */
  readonly ttl: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

interface Ended {
  readonly call: DueCall;
  readonly outcome: Outcome;
}

const pauses = { attempts: 0, from: 50, upTo: 2_000 };
const longestRest = 60_000;

/** What one process does for one saga, until it has ended, rests, or somebody else works for it. */
export class SagaRun {
  readonly #options: RunOptions;
  readonly #progress: SagaProgress;
  readonly #signalled = new Signalled();
  readonly #underWay = new Set<CallUnderWay>();
  #isLost = false;
  #isStopping = false;
  #isLeaving = false;
  #hasExpired = false;
  #ended: Ended[] = [];
  #instance: SagaInstance;
  #isWritten: boolean;
  #keptSince: number;

  constructor(options: RunOptions) {
    this.#options = options;
    this.#instance = options.instance;
    this.#progress = new SagaProgress(options);
    this.#isWritten = !options.isNew;
    this.#keptSince = options.now();
  }

  /** As it was written last. */
  get instance(): SagaInstance {
    return this.#instance;
  }

  /** It is in the store. */
  get isWritten(): boolean {
    return this.#isWritten;
  }

  /** When it was last said until when others leave it alone, in milliseconds since 1970. */
  get keptSince(): number {
    return this.#keptSince;
  }

  /** Others leave it alone for longer, as from then. */
  prolong(since: number): void {
    this.#keptSince = since;
  }

  /** Somebody else works for it: nothing more is done or written here. */
  lose(): void {
    this.#isLost = true;
    this.#cancel(new Error(`somebody else works for ${this.#instance.id} now`));
    this.#signalled.raise();
  }

  /** Begins nothing more, and ends with what is under way. */
  stop(): void {
    this.#isStopping = true;
    this.#signalled.raise();
  }

  /** Leaves what is under way to whoever goes on. */
  leave(): void {
    this.#isStopping = true;
    this.#isLeaving = true;
    this.#cancel(new Error('the process ends'));
    this.#signalled.raise();
  }

  /** `onWritten` is called once it is in the store: with `false` where it was there before. */
  async run(onWritten: (isNew: boolean) => void = () => undefined): Promise<void> {
    while (await this.#step(onWritten)) await this.#signalled.rest(this.#longestRest());
  }

  /** Writes down what has ended and what begins, then begins it; answers whether to wait for more. */
  async #step(onWritten: (isNew: boolean) => void): Promise<boolean> {
    const { now } = this.#options;
    do {
      if (this.#isLost) return false;
      const ended = this.#ended;
      this.#ended = [];
      for (const { call, outcome } of ended) this.#progress.settle(call, outcome, now());
      const begun = this.#isStopping ? [] : this.#progress.next(now());
      const isLast = !this.#progress.isBusy || this.#isLeaving;
      if (isLast || ended.length + begun.length > 0) {
        if (!(await this.#write(isLast, onWritten))) return false;
      }
      // Also where it was lost while it was being written.
      if (isLast || this.#isLost) return false;
      this.#abortExpired();
      for (const call of begun) this.#begin(call);
    } while (this.#ended.length > 0);
    return true;
  }

  async #write(isLast: boolean, onWritten: (isNew: boolean) => void): Promise<boolean> {
    const { writer, onError } = this.#options;
    for (let failures = 0; ; failures += 1) {
      try {
        // Until when it is kept from others is reckoned from here, however long the write waits.
        const since = this.#options.now();
        const instance = this.#snapshot(isLast);
        const isKept = await (this.#isWritten ? writer.write(instance) : writer.add(instance));
        if (!this.#isWritten) onWritten(isKept);
        this.#isWritten = true;
        this.#keptSince = since;
        this.#instance = instance;
        if (!isKept) this.lose();
        return isKept;
      } catch (error) {
        // One that was not written is begun again by whoever handles the event.
        if (!this.#isWritten) throw error;
        onError(error);
      }
      await pause(delayAfter(failures, pauses));
      if (this.#isLost || this.#isLeaving) return false;
    }
  }

  #snapshot(isLast: boolean): SagaInstance {
    const { ttl, now: clock, instance } = this.#options;
    const { state, journal, restsUntil, isBusy } = this.#progress;
    const now = clock();
    const next = { ...instance, state, journal };
    if (!isLast) return { ...next, dueAt: now + ttl };
    const isDue = state === 'running' || state === 'undoing';
    const dueAt = isBusy ? now : (restsUntil ?? now);
    const endedAt = hasEnded(next) ? new Date(now).toISOString() : null;
    return { ...next, dueAt: isDue ? dueAt : null, endedAt, owner: null };
  }

  #begin(call: DueCall): void {
    const underWay = new CallUnderWay(call, this.#options.event);
    this.#underWay.add(underWay);
    void underWay.outcome.then((outcome) => {
      this.#underWay.delete(underWay);
      // What was left in the middle is found out by whoever goes on.
      if (this.#isLeaving || this.#isLost) return;
      this.#ended.push({ call, outcome });
      this.#signalled.raise();
    });
  }

  /** Once the time for all steps is over nobody waits for those under way. */
  #abortExpired(): void {
    if (this.#hasExpired || !this.#progress.hasExpired) return;
    this.#hasExpired = true;
    this.#cancel(new Error('the saga has taken too long'));
  }

  #cancel(reason: Error): void {
    for (const one of this.#underWay) one.cancel(reason);
  }

  #longestRest(): number {
    const now = this.#options.now();
    const { deadline = now + longestRest, restsUntil = now + longestRest } = this.#progress;
    return Math.max(0, Math.min(deadline, restsUntil, now + longestRest) - now);
  }
}
