import type { BoundExpression, Declared } from './declaration.ts';
import type { Event } from './event.ts';
import type { Doing } from './reaction.ts';

export interface Processor {
  readonly name: string;
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
