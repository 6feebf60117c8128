import type { BoundExpression, Declared, Field } from './declaration.ts';
import type { Event } from './event.ts';
import type { Reaction } from './reaction.ts';
import type { Retry } from './timing.ts';

export interface SagaStep {
  readonly name: string;
  readonly was: string | undefined;
  readonly do: Reaction;
  readonly undo: Reaction | undefined;
  readonly when: BoundExpression | undefined;
  readonly forEach: { readonly name: string; readonly of: BoundExpression } | undefined;
  readonly timeoutMs: number;
  readonly retry: Retry;
  readonly optional: boolean;
}

/** Steps with compensation. */
export interface Saga extends Declared {
  readonly kind: 'saga';
  readonly on: Event;
  /** Filled by name from what steps return. */
  readonly data: readonly Field[];
  /** Each entry runs after the one before; the steps of one entry run side by side. */
  readonly steps: readonly (readonly SagaStep[])[];
  readonly timeoutMs: number | undefined;
  readonly done: Reaction | undefined;
  readonly failed: Reaction | undefined;
}
