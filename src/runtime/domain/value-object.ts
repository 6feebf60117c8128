import { equalValues } from './equal-values.ts';

/**
 * An immutable value, equal to any other that holds the same.
 *
 * @example
 * class Money extends ValueObject {
 *   readonly amount: Decimal;
 *   constructor(fields: MoneyFields) {
 *     super();
 *     validate({ amount: checkDecimal(fields.amount, { scale: 2 }) });
 *     this.amount = fields.amount.round(2);
 *     Object.freeze(this);
 *   }
 * }
 */
export abstract class ValueObject {
  equals(other: unknown): boolean {
    return equalValues(this, other);
  }
}
