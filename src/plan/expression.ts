import type { BoundExpression, CallBinding, LocalBinding } from '../model/declaration.ts';
import { type Place, printDoc } from './doc.ts';
import { translate } from './expression-translation.ts';
import type { Import } from './imports.ts';
import { negation } from './negation.ts';
import { type StandsAs, statementLayout } from './statement-layout.ts';

export interface Printing {
  /**
   * How a name of the scope, or a callee, is written: a dotted path, called or not.
   *
   * @example ({ kind, name }) => (kind === 'now' ? 'clock.now()' : `this.${name}`)
   */
  readonly names: (binding: LocalBinding | CallBinding) => string;
  /** The context of the file; undefined: the shared kernel. */
  readonly context: string | undefined;
  /** Where the text starts: behind `return `, `if (`, `x =` (its space is part of the text) or `(`. */
  readonly place: Place;
  /**
   * What it stands in, because the formatter breaks lines by it: `argument` where nothing is said,
   * `if` (a condition, which may be undefined) where it is negated.
   */
  readonly as?: StandsAs;
  /** The opposite of the condition. */
  readonly negated?: boolean;
}

export interface PrintedExpression {
  readonly text: string;
  readonly imports: readonly Import[];
}

/**
 * An expression of the spec in the TypeScript of the app, as the formatter breaks it.
 *
 * @example
 * printExpression(bound, { names, context: 'Ordering', as: 'return', place: { indent: 4, column: 11, after: ';' } }).text
 * // 'new Money({ amount: this.amount.plus(other.amount), currency: this.currency })'
 */
export function printExpression(bound: BoundExpression, printing: Printing): PrintedExpression {
  const { names, context, place, negated = false } = printing;
  const as = printing.as ?? (negated ? 'if' : 'argument');
  const { node, imports } = translate(bound, { names, context, isCondition: as === 'if' });
  const text = printDoc(statementLayout(negated ? negation(node) : node, as), place);
  return { text, imports };
}
