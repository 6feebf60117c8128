import type { BoundExpression, Declared, Field } from './declaration.ts';
import type { Event } from './event.ts';
import type { Index } from './index-columns.ts';

/** `column: expression` */
export interface Assignment {
  readonly field: Field;
  readonly value: BoundExpression;
}

/** A key column, taken from the event by name or by an expression. */
export type KeyPart =
  | ({ readonly kind: 'expr' } & Assignment)
  | { readonly kind: 'name'; readonly field: Field };

export interface ViewHandler {
  readonly event: Event;
  /** Whether it may be the first that a row hears of. */
  readonly begins: boolean;
  /** Each key column, from the event. */
  readonly key: readonly KeyPart[];
  readonly when: BoundExpression | undefined;
  readonly does:
    | { readonly kind: 'delete' }
    | { readonly kind: 'code' }
    | {
        readonly kind: 'set';
        /** Columns that take the event's field of the same name. */
        readonly same: readonly Field[];
        readonly set: readonly Assignment[];
      };
}

/** A read model, kept up to date by events. */
export interface View extends Declared {
  readonly kind: 'view';
  readonly key: readonly Field[];
  /** A column that an event may leave unset when it begins a row is optional. */
  readonly fields: readonly Field[];
  readonly indexes: readonly Index[];
  readonly sync: boolean;
  readonly on: readonly ViewHandler[];
}
