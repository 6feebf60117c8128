import type { BoundExpression, Declared } from './declaration.ts';
import type { Event } from './event.ts';
import type { Doing } from './reaction.ts';

/** Goes through a stream with a checkpoint of its own. */
export interface Processor extends Declared {
  readonly kind: 'processor';
  readonly when: BoundExpression | undefined;
  readonly body: Doing;
}

/** Partitioned reading of own events. */
export interface Stream extends Declared {
  readonly kind: 'stream';
  readonly from: readonly Event[];
  readonly partitions: number;
  readonly batch: { readonly size: number; readonly withinMs: number };
  readonly processors: readonly Processor[];
}
