import { Currency, Money } from './money.js';
import { round } from './round.js';

/** What Money there is; we round it. */
export function total(amounts: readonly Money[]): Money {
  if (amounts.length === 0) throw new Error('no Money to round');
  return round(Money.sum(amounts, Currency.EUR));
}
