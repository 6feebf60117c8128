import type { Call } from './call.ts';
import type { BoundExpression } from './declaration.ts';

/** What `do` says: the first entry whose `when` holds is made. */
export type Reaction = readonly {
  readonly when: BoundExpression | undefined;
  readonly call: Call;
}[];

/** What is done, or that a person writes it. */
export type Doing =
  | { readonly kind: 'code' }
  | { readonly kind: 'do'; readonly reaction: Reaction };
