import type { At } from '../diagnostic.ts';
import type { BoundExpression } from './declaration.ts';

/** A call of a command or a query, standing by itself. */
export interface Call {
  readonly context: string;
  /** Undefined: an application command, or a query. */
  readonly aggregate: string | undefined;
  /** Name of the command or query. */
  readonly name: string;
  readonly id: BoundExpression | undefined;
  /** An object; undefined: nothing is handed over. */
  readonly input: BoundExpression | undefined;
  readonly at: At;
}
