import type { BoundExpression, Declared, Field } from './declaration.ts';
import type { Event } from './event.ts';
import type { Reaction } from './reaction.ts';
import type { KeyPart } from './view.ts';

export interface Timer {
  readonly name: string;
  /** Its name before a rename. */
  readonly was: string | undefined;
  readonly due:
    | { readonly kind: 'after'; readonly ms: number }
    | { readonly kind: 'at'; readonly value: BoundExpression };
  readonly do: Reaction;
}

export interface ProcessHandler {
  readonly event: Event;
  readonly starts: boolean;
  readonly ends: boolean;
  readonly key: readonly KeyPart[];
  readonly when: BoundExpression | undefined;
  readonly set: readonly { readonly field: Field; readonly value: BoundExpression }[];
  readonly do: Reaction | undefined;
  readonly schedule: readonly Timer[];
  /** Names of timers. */
  readonly cancel: readonly string[];
}

/** Reacts to several events and holds timers. */
export interface Process extends Declared {
  readonly kind: 'process';
  readonly key: readonly Field[];
  readonly data: readonly Field[];
  readonly on: readonly ProcessHandler[];
}
