import { checkDecimal, type Decimal, type Problem } from '@plinth/runtime/domain';

export type Amount = Decimal;

export function checkAmount(value: Amount | null | undefined): Problem {
  return checkDecimal(value, { min: '0.01', scale: 2 });
}

export type AccountId = string;

export type TransferId = string;
