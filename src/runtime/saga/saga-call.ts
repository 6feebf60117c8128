import { callContext, system } from '../auth/index.ts';
import type { RecordedEvent } from '../eventsourcing/index.ts';
import { TimeoutError } from '../resilience/index.ts';
import type { EachScope, SagaCall, SagaStep } from './saga.ts';
import type { StepRecord } from './saga-instance.ts';

/** A call that a saga is to make now; its attempt is counted already. */
export interface DueCall {
  /** Undefined: what is done at the end. */
  readonly step: SagaStep | undefined;
  readonly kind: 'do' | 'recall' | 'undo' | 'ending';
  readonly key: string;
  readonly attempt: number;
  /** Milliseconds. */
  readonly timeout: number;
  make(call: SagaCall): Promise<unknown>;
}

export type Outcome = { readonly reply: unknown } | { readonly error: unknown };

interface StepPlace {
  /** Of the saga. */
  readonly id: string;
  readonly step: SagaStep;
  /** With the attempt counted. */
  readonly record: StepRecord;
  scopeAt(index: number): EachScope<object, object, unknown>;
}

const usualTimeout = 30_000;

/** The call of a step that is where its record says. */
export function callOfStep({ id, step, record, scopeAt }: StepPlace): DueCall {
  const { state, finished, attempts: attempt, calledAs = step.name } = record;
  const isUndo = state === 'undoing';
  const index = isUndo ? finished - 1 : finished;
  const place = step.forEach ? `${calledAs}/${index}` : calledAs;
  const key = `${id}/${place}${isUndo ? ':undo' : ''}`;
  const common = { step, key, attempt, timeout: step.timeout ?? usualTimeout };
  if (isUndo) {
    return { ...common, kind: 'undo', make: async (call) => step.undo?.(scopeAt(index), call) };
  }
  const kind = state === 'recalling' ? 'recall' : 'do';
  return { ...common, kind, make: async (call) => step.do(scopeAt(index), call) };
}

/** A call that is under way: what it costs beside the call itself is little. */
export class CallUnderWay {
  readonly outcome: Promise<Outcome>;
  #resolve: (outcome: Outcome) => void = () => undefined;
  #control: AbortController | undefined;
  #cancelled: { readonly reason: unknown } | undefined;

  /** Makes it as the system, in the course of what the event belongs to. */
  constructor(call: DueCall, { meta }: RecordedEvent) {
    this.outcome = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    const { timeout } = call;
    const timer = setTimeout(() => this.cancel(new TimeoutError(timeout)), timeout);
    const context = { correlationId: meta.correlationId, causationId: meta.id, actor: system };
    void callContext
      .run(context, () => this.#make(call))
      .then((outcome) => {
        clearTimeout(timer);
        this.#resolve(outcome);
      });
  }

  /** Nobody waits for it any more. */
  cancel(reason: unknown): void {
    this.#cancelled ??= { reason };
    this.#control?.abort(reason);
    this.#resolve({ error: reason });
  }

  async #make({ make, kind, key, attempt }: DueCall): Promise<Outcome> {
    const signal = (): AbortSignal => this.#signal();
    const recall = kind === 'recall' ? { recall: true } : {};
    try {
      const call: SagaCall = {
        key,
        attempt,
        ...recall,
        // Made for those who ask for it: most never do.
        get signal() {
          return signal();
        },
      };
      return { reply: await make(call) };
    } catch (error) {
      return { error };
    }
  }

  #signal(): AbortSignal {
    this.#control ??= new AbortController();
    if (this.#cancelled !== undefined) this.#control.abort(this.#cancelled.reason);
    return this.#control.signal;
  }
}
