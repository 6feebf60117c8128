import type { At } from '../diagnostic.ts';
import type { Expression, ObjectExpression } from './expression.ts';
import type { Name } from './name.ts';

/** `Context.Aggregate.Command(id, { input })`, and its shorter forms. */
export interface Call {
  /** One to three names; which of them is a context is the model's to find out. */
  readonly callee: readonly Name[];
  /** `at` of the names as one. */
  readonly calleeAt: At;
  readonly id?: Expression;
  /** The object, when one is written. */
  readonly input?: Expression & { readonly node: ObjectExpression };
  readonly at: At;
}

/** An entry of `do`: the first whose `when` holds is made. */
export interface Sending {
  readonly when?: Expression;
  readonly call: Call;
  readonly at: At;
}
