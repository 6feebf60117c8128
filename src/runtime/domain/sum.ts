import { Decimal } from './decimal.ts';

/** Of an empty list it is the number 0: say `sumDecimals` where the elements are decimals. */
export function sum(list: readonly number[]): number;
export function sum(list: readonly Decimal[]): Decimal;
export function sum(list: readonly (number | Decimal)[]): number | Decimal {
  const [first] = list;
  return Decimal.isDecimal(first) ? sumDecimals(list) : sumNumbers(list.map(Number));
}

export function sumDecimals(list: readonly (number | Decimal)[]): Decimal {
  return list.reduce<Decimal>((total, value) => total.plus(value), Decimal.of(0));
}

function sumNumbers(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}
