import type { BoundExpression, Declared, Field } from './declaration.ts';

export interface Upcast {
  readonly from: number;
  readonly does:
    | { readonly kind: 'code' }
    | {
        readonly kind: 'declared';
        readonly rename: readonly { readonly from: string; readonly to: string }[];
        readonly set: readonly { readonly name: string; readonly value: BoundExpression }[];
        readonly drop: readonly string[];
      };
}

export interface Event extends Declared {
  readonly kind: 'event';
  /** The id of the aggregate that emits it, or of the entity that it tells about. */
  readonly of: string;
  /** As declared: without `<aggregate>Id`. */
  readonly fields: readonly Field[];
  /** `orderId`: carried by every event of the aggregate. */
  readonly idField: Field;
  /** State fields that take the event's field of the same name, before `apply`. */
  readonly same: readonly Field[];
  readonly apply:
    | { readonly kind: 'code' }
    | {
        readonly kind: 'set';
        readonly set: readonly { readonly field: Field; readonly value: BoundExpression }[];
      };
  /** The state it leads to, when a command emits it last and moves. */
  readonly to: string | undefined;
  readonly version: number;
  /** One for each older version, from the oldest. */
  readonly upcasts: readonly Upcast[];
}
