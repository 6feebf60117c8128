import { Conflict, DomainError } from '../domain/index.ts';
import { TimeoutError } from '../resilience/index.ts';
import type { SagaCall } from '../saga/index.ts';

export const refused = (): DomainError =>
  new DomainError({ code: 'OutOfStock', status: 409, title: 'not enough stock' });

/** What happens to the attempts at a call, one after the other: those after the last go well. */
export type Fate = 'refuse' | 'fail' | 'hang' | 'late' | 'lost';

/**
 * The other side of the calls: it recognises their keys, and notes what took effect. What a call is to
 * suffer is said by the name of what is done: `refuse` and `fail` come before the effect, `late` and
 * `lost` after it (the answer takes too long, or does not arrive), `hang` never answers.
 */
export class CallReceiver {
  /** What took effect, in order. */
  readonly effects: string[] = [];
  /** Each attempt. */
  readonly calls: string[] = [];
  readonly #answers = new Map<string, object>();
  readonly #recalled = new Set<string>();
  readonly #fates: Map<string, readonly Fate[]>;

  constructor(fates: Readonly<Record<string, readonly Fate[]>> = {}) {
    this.#fates = new Map(Object.entries(fates));
  }

  async receive(
    effect: string,
    { key, recall, signal }: SagaCall,
    answer: object = {},
  ): Promise<object> {
    this.calls.push(recall ? `recall ${effect}` : effect);
    const kept = this.#answers.get(key);
    const [fate] = this.#fates.get(effect) ?? [];
    if (!recall) this.#fates.set(effect, this.#fates.get(effect)?.slice(1) ?? []);
    if (kept !== undefined) return kept;
    if (recall) this.#recalled.add(key);
    if (this.#recalled.has(key)) {
      throw new DomainError({ code: 'Recalled', status: 409, title: 'it was recalled' });
    }
    if (fate === 'refuse') throw refused();
    if (fate === 'fail') throw new Error(`${effect} failed`);
    if (fate === 'hang') await forEver(signal);
    this.effects.push(effect);
    this.#answers.set(key, answer);
    if (fate === 'lost') throw new Conflict('the answer did not arrive');
    if (fate === 'late') await forEver(signal);
    return answer;
  }
}

const forEver = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason ?? new TimeoutError(0)));
  });
