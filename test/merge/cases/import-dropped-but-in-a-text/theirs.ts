import { Currency } from './money.js';

/** What Money there is; we round it. */
export function total(amounts: readonly number[]): number {
  if (amounts.length === 0) throw new Error('no Money to round');
  return Math.round(sum(amounts, Currency.EUR));
}
