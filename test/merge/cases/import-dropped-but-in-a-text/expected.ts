import { Currency } from "./money.js";

/** What Money there is; we round it. */
export function total(amounts: readonly number[]): number {
  console.info('total');
  if (amounts.length === 0) throw new Error('no Money to round');
  return Math.round(sum(amounts, Currency.EUR));
}

export const euro = Currency.EUR;
