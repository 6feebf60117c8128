import type { Command } from './command.ts';
import type { Child, Enum, Field, Root } from './declaration.ts';
import type { Event } from './event.ts';
import type { Index } from './index-columns.ts';
import type { Scenario } from './scenario.ts';

export interface Aggregate extends Root {
  readonly kind: 'aggregate';
  readonly store: 'state' | 'events';
  /** The immutable field (or `id`) whose hash picks the shard. */
  readonly shardBy: Field;
  /** The enum `<Aggregate>Status` and the field `status`. */
  readonly states:
    | { readonly enum: Enum; readonly field: Field; readonly first: string }
    | undefined;
  readonly children: readonly Child[];
  readonly indexes: readonly Index[];
  readonly commands: readonly Command[];
  readonly events: readonly Event[];
  readonly scenarios: readonly Scenario[];
}
