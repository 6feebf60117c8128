import { LRUCache } from 'lru-cache';

// Replaying so many events costs about as much as reading the rest of a command's rows does.
const worthKeeping = 100;
const mostKept = 200;

export interface KeptState<State> {
  readonly state: State;
  readonly version: number;
}

/**
 * The committed states of aggregates with long streams, so that only what was appended since is read
 * and replayed. Any of them may be behind: whoever uses one reads on from its version.
 */
export class KeptStates<State> {
  readonly #states = new LRUCache<string, KeptState<State>>({ max: mostKept });

  get(streamId: string): KeptState<State> | undefined {
    return this.#states.get(streamId);
  }

  /** Only for what is committed. */
  keep(streamId: string, { state, version }: KeptState<State>): void {
    if (version < worthKeeping) return;
    const kept = this.#states.peek(streamId)?.version ?? 0;
    if (version > kept) this.#states.set(streamId, { state, version });
  }
}
