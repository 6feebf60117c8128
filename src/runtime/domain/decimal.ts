import { Decimal as Digits } from 'decimal.js';
import { ValidationError } from './errors.ts';

/** What stands for a decimal wherever one is asked for. */
export type DecimalInput = Decimal | string | number;

/** The text form of a decimal, in JSON, in columns and in forms. */
export const decimalPattern = /^-?\d{1,30}(\.\d{1,20})?$/;

// Two operands of 50 digits multiply exactly; a division is cut at this many digits.
const Exact = Digits.clone({ precision: 100, rounding: Digits.ROUND_HALF_UP });

const brand = Symbol.for('plinth.Decimal');

/**
 * An exact decimal number. It remembers how many decimal places it was written or rounded with,
 * so that `Decimal.of('70.00').toString()` is `70.00`; comparing never looks at that.
 */
export class Decimal {
  // Not `#private`: test runners compare own properties, and would find any two decimals equal.
  private readonly digits: Digits;
  private readonly scale: number;

  private constructor(digits: Digits, scale: number) {
    this.digits = digits;
    this.scale = Math.max(scale, digits.decimalPlaces());
  }

  static of(value: DecimalInput): Decimal {
    if (Decimal.isDecimal(value)) return value;
    const digits = readDigits(value);
    if (digits === undefined) throw new ValidationError({ '': ['must be a decimal number'] });
    return new Decimal(digits, typeof value === 'string' ? writtenScale(value) : 0);
  }

  static isDecimal(value: unknown): value is Decimal {
    return typeof value === 'object' && value !== null && brand in value;
  }

  plus(other: DecimalInput): Decimal {
    const right = Decimal.of(other);
    return new Decimal(this.digits.plus(right.digits), Math.max(this.scale, right.scale));
  }

  minus(other: DecimalInput): Decimal {
    const right = Decimal.of(other);
    return new Decimal(this.digits.minus(right.digits), Math.max(this.scale, right.scale));
  }

  times(other: DecimalInput): Decimal {
    const right = Decimal.of(other);
    return new Decimal(this.digits.times(right.digits), Math.max(this.scale, right.scale));
  }

  /** To 100 significant digits: follow it with `round`. */
  div(other: DecimalInput): Decimal {
    const right = Decimal.of(other);
    if (right.isZero()) throw new ValidationError({ '': ['cannot be divided by zero'] });
    return new Decimal(this.digits.div(right.digits), Math.max(this.scale, right.scale));
  }

  neg(): Decimal {
    return new Decimal(this.digits.neg(), this.scale);
  }

  abs(): Decimal {
    return new Decimal(this.digits.abs(), this.scale);
  }

  /** Half away from zero, as PostgreSQL rounds its numeric. */
  round(scale: number): Decimal {
    return new Decimal(this.digits.toDecimalPlaces(scale), scale);
  }

  compare(other: DecimalInput): number {
    return this.digits.comparedTo(Decimal.of(other).digits);
  }

  eq(other: DecimalInput): boolean {
    return this.compare(other) === 0;
  }

  lt(other: DecimalInput): boolean {
    return this.compare(other) < 0;
  }

  lte(other: DecimalInput): boolean {
    return this.compare(other) <= 0;
  }

  gt(other: DecimalInput): boolean {
    return this.compare(other) > 0;
  }

  gte(other: DecimalInput): boolean {
    return this.compare(other) >= 0;
  }

  isZero(): boolean {
    return this.digits.isZero();
  }

  /** How many decimal places its value needs: 1 for 1.50. */
  decimalPlaces(): number {
    return this.digits.decimalPlaces();
  }

  /** Plain digits, never with an exponent. */
  toString(): string {
    return this.toFixed(this.scale);
  }

  /** Rounded to exactly that many decimal places. */
  toFixed(scale: number): string {
    const text = this.digits.toFixed(scale);
    return text.startsWith('-') && !/[1-9]/.test(text) ? text.slice(1) : text;
  }

  toJSON(): string {
    return this.toString();
  }

  toNumber(): number {
    return this.digits.toNumber();
  }

  get [brand](): true {
    return true;
  }
}

// Numbers keep to the bounds of the text form, so that 1e300 does not become 301 digits of text.
function readDigits(value: string | number): Digits | undefined {
  if (typeof value === 'string') {
    return decimalPattern.test(value) ? new Exact(value) : undefined;
  }
  if (!(Math.abs(value) < 1e30)) return undefined;
  const digits = new Exact(value);
  return digits.decimalPlaces() > 20 ? undefined : digits;
}

function writtenScale(text: string): number {
  const point = text.indexOf('.');
  return point === -1 ? 0 : text.length - point - 1;
}
