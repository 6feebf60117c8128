import type { RetryPolicy } from '../resilience/index.ts';
import { afterFailure } from './persistence.ts';
import type { Saga, SagaFailure, SagaScope } from './saga.ts';
import type { DueCall, Outcome } from './saga-call.ts';
import type { StepRecord } from './saga-instance.ts';

export interface EndingOptions {
  readonly saga: Saga;
  /** Of the instance. */
  readonly id: string;
  readonly persistence: RetryPolicy;
  readonly record: StepRecord | undefined;
}

const longest = 30_000;

/** What is done when all steps are done, or taken back. */
export class SagaEnding {
  readonly #options: EndingOptions;
  #record: StepRecord | undefined;
  #isUnderWay = false;

  constructor(options: EndingOptions) {
    this.#options = options;
    this.#record = options.record;
  }

  /** Undefined: it was not begun. */
  get record(): StepRecord | undefined {
    return this.#record;
  }

  get isUnderWay(): boolean {
    return this.#isUnderWay;
  }

  /** Undefined: there is nothing left to do. */
  next(
    failure: SagaFailure | undefined,
    scopeAt: (now: string) => SagaScope,
    now: number,
  ): readonly DueCall[] | undefined {
    const { saga, id } = this.#options;
    const end = failure ? 'failed' : 'done';
    if (saga[end] === undefined || this.#record?.state === 'done') return undefined;
    const at = new Date(now).toISOString();
    const { restsUntil = 0, ...record } = this.#record ?? {
      state: 'doing',
      finished: 0,
      attempts: 0,
      at,
    };
    if (this.#isUnderWay || restsUntil > now) return [];
    const attempt = record.attempts + 1;
    this.#record = { ...record, attempts: attempt };
    this.#isUnderWay = true;
    const scope = scopeAt(record.at);
    const make: DueCall['make'] = async (call) =>
      failure ? saga.failed?.({ ...scope, failure }, call) : saga.done?.(scope, call);
    const key = `${id}:${end}`;
    return [{ step: undefined, kind: 'ending', key, attempt, timeout: longest, make }];
  }

  /** Answers false where only an operator can help. */
  settle(outcome: Outcome, now: number): boolean {
    this.#isUnderWay = false;
    if (this.#record === undefined) return true;
    if ('reply' in outcome) {
      const { failure, ...record } = this.#record;
      this.#record = { ...record, state: 'done', finished: 1 };
      return true;
    }
    const failed = { error: outcome.error, retry: this.#options.persistence, now };
    const { record, isGivenUp } = afterFailure(this.#record, failed);
    this.#record = record;
    return !isGivenUp;
  }
}
