import type { Allow } from './allow.ts';
import type { BoundExpression, Declared, ErrorDeclaration, Field, Rule } from './declaration.ts';
import type { Event } from './event.ts';
import type { Returns } from './returns.ts';
import type { Route } from './route.ts';

/** Where the value of an event's field comes from. */
export type Filling =
  | { readonly kind: 'expr'; readonly value: BoundExpression }
  | { readonly kind: 'let' | 'input' | 'state'; readonly name: string }
  /** Its default, or null, or an empty list. */
  | { readonly kind: 'default' };

export interface Emit {
  readonly event: Event;
  /** One for each declared field of the event. */
  readonly fill: readonly { readonly field: Field; readonly from: Filling }[];
}

export interface Outcome {
  /** Undefined on the last one only. */
  readonly when: BoundExpression | undefined;
  /** The state it leads to, or `deleted`; undefined: no move. */
  readonly to: string | undefined;
  readonly emit: readonly Emit[];
  /** Answered after the events are saved. */
  readonly error: ErrorDeclaration | undefined;
}

/** Where a command may run, and where it leads. */
export interface Transition {
  /** It may run where nothing exists yet. */
  readonly creates: boolean;
  /** It may run on an existing one. */
  readonly changes: boolean;
  /** States an existing one must be in; empty: any. */
  readonly from: readonly string[];
  /** States, or `deleted`; empty: no move. */
  readonly to: readonly string[];
}

/** Which instance a command runs on. */
export type Target =
  /** A new one. */
  | { readonly kind: 'new' }
  /** The path's `:id`, or the first argument of a call. */
  | { readonly kind: 'id' }
  | { readonly kind: 'expr'; readonly value: BoundExpression }
  | { readonly kind: 'unique'; readonly field: Field; readonly value: BoundExpression };

export interface Command extends Declared {
  readonly kind: 'command';
  /** The id of its aggregate. */
  readonly aggregate: string;
  readonly state: Transition;
  readonly input: readonly Field[];
  readonly target: Target;
  readonly partial: boolean;
  readonly once: Field | undefined;
  readonly lets: readonly { readonly name: string; readonly value: BoundExpression }[];
  readonly require: readonly Rule[];
  /** A command with `emit` has one outcome. */
  readonly outcomes: readonly Outcome[];
  readonly illegal: 'error' | 'ignore';
  /** `{ id }` when it creates and nothing else is said. */
  readonly returns: Returns | undefined;
  readonly http: Route | undefined;
  readonly allow: Allow;
}
