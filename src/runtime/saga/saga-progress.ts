import { failureOf, mayPass } from '../events/failure.ts';
import { type Failure, usualRetry } from '../events/index.ts';
import type { RecordedEvent } from '../eventsourcing/index.ts';
import type { RetryPolicy } from '../resilience/index.ts';
import { afterFailure, Interrupted, isRefusal, resting } from './persistence.ts';
import { Pivot } from './pivot.ts';
import type { Saga, SagaFailure, SagaStep } from './saga.ts';
import { callOfStep, type DueCall, type Outcome } from './saga-call.ts';
import { SagaEnding } from './saga-ending.ts';
import type { SagaInstance, SagaState, StepRecord } from './saga-instance.ts';
import { asJson, isOver, leftOf } from './step-record.ts';
import { groupsOf, StepScopes } from './step-scope.ts';

export interface ProgressOptions {
  readonly saga: Saga;
  readonly instance: SagaInstance;
  readonly event: RecordedEvent;
  /** How often what has to succeed is tried again before an operator has to look at it. */
  readonly persistence: RetryPolicy;
}

const timeoutCode = 'SagaTimeout';

/**
 * How far one saga is, and what it does next. It only reckons: who makes the calls writes down what
 * they are before, and tells how they ended.
 */
export class SagaProgress {
  readonly #options: ProgressOptions;
  readonly #groups: readonly (readonly SagaStep[])[];
  readonly #steps: readonly SagaStep[];
  readonly #scopes: StepScopes;
  readonly #records: Map<string, StepRecord>;
  readonly #pivot: Pivot;
  readonly #ending: SagaEnding;
  readonly #underWay = new Set<string>();
  #failure: SagaFailure | undefined;
  #end: SagaState | undefined;

  constructor(options: ProgressOptions) {
    const { saga, instance, event } = options;
    this.#options = options;
    this.#groups = groupsOf(saga);
    this.#steps = this.#groups.flat();
    this.#scopes = new StepScopes(saga, event);
    this.#records = new Map(Object.entries(instance.journal.steps));
    this.#pivot = new Pivot(this.#groups, this.#records);
    this.#ending = new SagaEnding({
      ...options,
      id: instance.id,
      record: instance.journal.ending,
    });
    this.#failure = instance.journal.failure;
  }

  /** An end, `parked`, or how it goes on. */
  get state(): SagaState {
    return this.#end ?? (this.#failure === undefined ? 'running' : 'undoing');
  }

  get journal(): SagaInstance['journal'] {
    const { record: ending } = this.#ending;
    const failure = this.#failure;
    const steps = Object.fromEntries(this.#records);
    return { steps, ...(ending && { ending }), ...(failure && { failure }) };
  }

  /** Calls are under way. */
  get isBusy(): boolean {
    return this.#underWay.size > 0 || this.#ending.isUnderWay;
  }

  /** Its time is over. */
  get hasExpired(): boolean {
    return this.#failure?.error === timeoutCode;
  }

  /** When it has to give up its steps, in milliseconds since 1970; undefined: never, or no more. */
  get deadline(): number | undefined {
    const { saga, instance } = this.#options;
    if (saga.timeout === undefined || this.#failure || this.#ending.record) return undefined;
    if (this.#pivot.isBegun) return undefined;
    return Date.parse(instance.startedAt) + saga.timeout;
  }

  /** When something is to be tried again; undefined: nothing rests. */
  get restsUntil(): number | undefined {
    let first = this.#ending.record?.restsUntil;
    for (const { restsUntil = first } of this.#records.values()) {
      if (restsUntil !== undefined) first = Math.min(restsUntil, first ?? restsUntil);
    }
    return first && Math.min(first, this.deadline ?? first);
  }

  /** The calls that are to be made now, counted and marked as begun. */
  next(now: number): readonly DueCall[] {
    if (this.#end !== undefined) return [];
    if ((this.deadline ?? now + 1) <= now) this.#expire();
    for (const step of this.#steps) this.#noteInterrupted(step, now);
    if (this.#end) return [];
    return this.#forward(now) ?? this.#back(now) ?? this.#atEnd(now);
  }

  /** How a call has ended. */
  settle(call: DueCall, outcome: Outcome, now: number): void {
    const { step } = call;
    if (step === undefined) {
      if (!this.#ending.settle(outcome, now)) this.#end = 'parked';
      return;
    }
    this.#underWay.delete(step.name);
    if (call.kind === 'undo') this.#settleUndo(step, outcome, now);
    else if ('reply' in outcome) this.#answered(step, outcome.reply);
    else if (call.kind === 'do') this.#settleDo(step, outcome.error, now);
    else this.#settleRecall(step, outcome.error, now);
  }

  /** Undefined: it cannot go on, or has nothing left to do. */
  #forward(now: number): readonly DueCall[] | undefined {
    for (const group of this.#groups) {
      if (this.#failure) return undefined;
      for (const step of group) if (!this.#records.has(step.name)) this.#begin(step, now);
      if (this.#failure) return undefined;
      const open = group.filter(({ name }) => !isOver(this.#records.get(name)));
      if (open.length > 0) return this.#callsOf(open, now);
    }
    return undefined;
  }

  /** Undefined: there is nothing to take back any more. */
  #back(now: number): readonly DueCall[] | undefined {
    if (!this.#failure) return undefined;
    for (const step of this.#steps) this.#giveUp(step);
    const open = this.#steps.filter(({ name }) => {
      const state = this.#records.get(name)?.state;
      return state === 'doing' || state === 'recalling';
    });
    // What is not known yet may have to be taken back first.
    if (open.length > 0) return this.#callsOf(open, now);
    const last = this.#steps.findLast((step) => step.undo !== undefined && this.#toUndo(step));
    return last && this.#callsOf([last], now);
  }

  #atEnd(now: number): readonly DueCall[] {
    const scopeAt = (at: string) => this.#scopes.whole(at, this.#records);
    const calls = this.#ending.next(this.#failure, scopeAt, now);
    if (calls === undefined) this.#end = this.#failure ? 'failed' : 'done';
    return calls ?? [];
  }

  /** Begins a step, which ends at once where there is nothing to do. */
  #begin(step: SagaStep, now: number): void {
    const at = new Date(now).toISOString();
    this.#set(step, { state: 'doing', finished: 0, attempts: 0, at });
    this.#toNextItem(step);
  }

  #toNextItem(step: SagaStep): void {
    try {
      this.#set(step, this.#scopes.next(step, this.#recordOf(step), this.#records));
    } catch (error) {
      this.#fail(step, failureOf(error));
    }
  }

  /** A step that is not to be done any more: whether it was has to be found out. */
  #giveUp(step: SagaStep): void {
    const record = this.#records.get(step.name);
    if (record === undefined || this.#underWay.has(step.name)) return;
    const wasBegun = record.state === 'doing' && record.attempts > 0;
    if (wasBegun || (record.state === 'passed' && record.isOpen)) this.#recall(step, record);
    else if (record.state === 'doing') this.#set(step, { ...record, state: 'failed' });
  }

  #recall(step: SagaStep, { isOpen, restsUntil, ...record }: StepRecord): void {
    this.#set(step, { ...record, state: 'recalling', attempts: 0 });
  }

  /** Whether there is something of it left to take back. */
  #toUndo(step: SagaStep): boolean {
    const record = this.#records.get(step.name);
    if (record === undefined || record.state === 'undone') return false;
    const finished = leftOf(record);
    if (finished === 0) {
      if (record.state === 'undoing') this.#set(step, { ...record, finished, state: 'undone' });
    } else if (record.state !== 'undoing') {
      this.#set(step, { ...record, finished, state: 'undoing', attempts: 0 });
    } else if (finished !== record.finished) {
      this.#set(step, { ...record, finished });
    }
    return finished > 0;
  }

  /** What a process began last before it ended counts as failed when it was the last attempt. */
  #noteInterrupted(step: SagaStep, now: number): void {
    const record = this.#records.get(step.name);
    if (record === undefined || record.restsUntil !== undefined) return;
    if (this.#underWay.has(step.name) || record.attempts === 0) return;
    const { attempts } = record;
    const error = new Interrupted(attempts);
    const repeats = (step.retry ?? usualRetry).attempts;
    const { persistence } = this.#options;
    if (record.state === 'doing' && attempts > repeats) this.#settleDo(step, error, now);
    else if (attempts <= persistence.attempts) return;
    else if (record.state === 'recalling') this.#settleRecall(step, error, now);
    else if (record.state === 'undoing') this.#settleUndo(step, { error }, now);
  }

  #callsOf(steps: readonly SagaStep[], now: number): readonly DueCall[] {
    return steps
      .filter(({ name }) => !this.#underWay.has(name))
      .filter((step) => (this.#recordOf(step).restsUntil ?? 0) <= now)
      .map((step) => this.#callOf(step));
  }

  #callOf(step: SagaStep): DueCall {
    const { restsUntil, ...rest } = this.#recordOf(step);
    const record = { ...rest, attempts: rest.attempts + 1 };
    this.#set(step, record);
    this.#underWay.add(step.name);
    const { id } = this.#options.instance;
    const scopeAt = (index: number) => this.#scopes.at(step, index, this.#records);
    return callOfStep({ id, step, record, scopeAt });
  }

  #answered(step: SagaStep, reply: unknown): void {
    const { failure, restsUntil, ...record } = this.#recordOf(step);
    const filled = asJson(reply);
    const replies = filled && { replies: { ...record.replies, [record.finished]: filled } };
    const state = this.#failure ? 'done' : 'doing';
    const finished = record.finished + 1;
    this.#set(step, { ...record, ...replies, state, finished, attempts: 0 });
    if (!this.#failure) this.#toNextItem(step);
  }

  #settleDo(step: SagaStep, error: unknown, now: number): void {
    const record = { ...this.#recordOf(step), failure: failureOf(error) };
    const retry = step.retry ?? usualRetry;
    // With more attempts, one before this may still be under way somewhere.
    const isKnown = isRefusal(error) && record.attempts === 1;
    if (isKnown) this.#fail(step, record.failure);
    else if (this.#failure) this.#recall(step, record);
    else if (mayPass(error) && record.attempts <= retry.attempts) {
      this.#set(step, resting(record, retry, now));
    } else if (step.optional) this.#set(step, { ...record, state: 'passed', isOpen: true });
    else if (mayPass(error) && this.#pivot.isPassed) this.#persist(step, error, now);
    else this.#recall(step, record);
  }

  #settleRecall(step: SagaStep, error: unknown, now: number): void {
    const record = this.#recordOf(step);
    if (isRefusal(error)) this.#fail(step, record.failure ?? failureOf(error));
    else this.#persist(step, error, now);
  }

  #settleUndo(step: SagaStep, outcome: Outcome, now: number): void {
    const { failure, ...record } = this.#recordOf(step);
    if ('error' in outcome) {
      this.#persist(step, outcome.error, now);
    } else {
      this.#set(step, { ...record, finished: record.finished - 1, attempts: 0 });
      this.#toUndo(step);
    }
  }

  /** What has to succeed is tried for long, and then somebody has to look at it. */
  #persist(step: SagaStep, error: unknown, now: number): void {
    const failed = { error, retry: this.#options.persistence, now };
    const { record, isGivenUp } = afterFailure(this.#recordOf(step), failed);
    this.#set(step, record);
    if (isGivenUp) this.#end = 'parked';
  }

  #fail(step: SagaStep, failure: Failure): void {
    const { isOpen, restsUntil, ...record } = this.#recordOf(step);
    const isPassed = step.optional && !this.#failure;
    this.#set(step, { ...record, failure, state: isPassed ? 'passed' : 'failed' });
    if (isPassed) return;
    this.#failure ??= { step: step.name, error: failure.code, message: failure.message };
  }

  #expire(): void {
    const open = this.#steps.find(({ name }) => !isOver(this.#records.get(name)));
    const message = `it has taken longer than ${this.#options.saga.timeout} ms`;
    if (open) this.#failure = { step: open.name, error: timeoutCode, message };
  }

  #recordOf({ name }: SagaStep): StepRecord {
    const record = this.#records.get(name);
    if (record === undefined) throw new Error(`the step ${name} was not begun`);
    return record;
  }

  #set(step: SagaStep, record: StepRecord): void {
    this.#records.set(step.name, record);
  }
}
