import { LRUCache } from 'lru-cache';

const mostKept = 1_000;

export interface KeptState<State> {
  readonly state: State;
  readonly version: number;
}

/**
 * The committed states of the aggregates that were used last. Any of them may be behind: whoever uses
 * one reads on from its version, or lets the unit of work make sure of it.
 */
export class KeptStates<State> {
  readonly #states = new LRUCache<string, KeptState<State>>({ max: mostKept });

  get(streamId: string): KeptState<State> | undefined {
    return this.#states.get(streamId);
  }

  /** Only for what is committed. */
  keep(streamId: string, { state, version }: KeptState<State>): void {
    const kept = this.#states.peek(streamId)?.version ?? 0;
    if (version > kept) this.#states.set(streamId, { state, version });
  }

  drop(streamId: string): void {
    this.#states.delete(streamId);
  }
}
