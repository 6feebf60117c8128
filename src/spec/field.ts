import type { At } from '../diagnostic.ts';
import type { Data } from './data.ts';
import type { Expression } from './expression.ts';
import type { Name } from './name.ts';
import type { Cardinality, TypeRef } from './type-ref.ts';

export interface Flag {
  readonly kind: 'unique' | 'immutable' | 'secret' | 'distinct';
  readonly at: At;
}

/** What an absent input is filled with; numbers keep their text. */
export type Default = { readonly at: At } & (
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'member'; readonly name: Name }
  | { readonly kind: 'now' | 'today' | 'uuid' }
);

/** `name: type card? flag* (= default | := expression)?`, or its long form. */
export interface Field {
  readonly name: Name;
  readonly at: At;
  readonly type: TypeRef;
  readonly card: Cardinality;
  readonly flags: readonly Flag[];
  /** The name it had before (`was=`). */
  readonly was?: Name;
  /** Its name on the wire (`as=`). */
  readonly wire?: Name;
  readonly default?: Default;
  readonly derived?: Expression;
  readonly description?: string;
  readonly example?: Data;
}
