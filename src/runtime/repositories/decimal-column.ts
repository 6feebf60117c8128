import { type Expression, type RawBuilder, sql } from 'kysely';
import { Decimal } from '../domain/index.ts';

/**
 * A column that keeps decimals, as something to compare and sort by: as text `9` comes after `10`.
 * SQLite compares beyond 15 digits only nearly; what is stored and answered is always exact.
 */
export function asNumber(
  column: Expression<string> | Expression<string | null>,
): RawBuilder<number> {
  return sql<number>`cast(${column} as numeric)`;
}

/** A decimal to compare such a column with: `.where(asNumber(ref('total')), '>', number(min))`. */
export function numeric(value: Decimal | string | number): RawBuilder<number> {
  return sql<number>`cast(${Decimal.of(value).toString()} as numeric)`;
}
