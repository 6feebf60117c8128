import type { BoundExpression, Declared, Field } from './declaration.ts';
import type { Doing } from './reaction.ts';
import type { Route } from './route.ts';
import type { Retry } from './timing.ts';

export interface ConsumedMessage {
  /** @example 'order.created' */
  readonly type: string;
  readonly fields: readonly Field[];
  readonly once: Field | undefined;
  readonly when: BoundExpression | undefined;
  readonly forEach: { readonly name: string; readonly of: BoundExpression } | undefined;
  readonly body: Doing;
  /** A route that only enqueues and answers 202. */
  readonly http: Route | undefined;
}

/** Messages from outside the system, of one channel. */
export interface Consume extends Declared {
  readonly kind: 'consume';
  readonly delivery: 'topic' | 'queue';
  readonly messages: readonly ConsumedMessage[];
  readonly retry: Retry;
  readonly deadLetter: boolean;
  readonly concurrency: number;
  readonly format: 'cloudevents' | 'json';
}
