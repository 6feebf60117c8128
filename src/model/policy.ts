import type { BoundExpression, Declared } from './declaration.ts';
import type { Event } from './event.ts';
import type { Doing } from './reaction.ts';
import type { Retry } from './timing.ts';

/** A stateless reaction to events. */
export interface Policy extends Declared {
  readonly kind: 'policy';
  readonly on: readonly Event[];
  readonly when: BoundExpression | undefined;
  readonly body: Doing;
  readonly retry: Retry;
}
