import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { Decimal } from '../domain/index.ts';
import { numeric } from './decimal-column.ts';

/** Whether a column that keeps a list as JSON has the element; a decimal is found by its value. */
export function containsElement(
  column: Expression<string> | Expression<string | null>,
  element: string | number | boolean | Decimal,
): RawBuilder<SqlBool> {
  if (Decimal.isDecimal(element)) {
    return sql<SqlBool>`exists (select 1 from json_each(${column}) where cast(json_each.value as numeric) = ${numeric(element)})`;
  }
  return sql<SqlBool>`exists (select 1 from json_each(${column}) where json_each.value = ${element})`;
}

/** Whether a column that keeps a list as JSON has any of the elements; however many, they are one parameter. */
export function containsAny(
  column: Expression<string> | Expression<string | null>,
  elements: readonly (string | number)[],
): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select 1 from json_each(${column}) as held join json_each(${JSON.stringify(elements)}) as wanted on held.value = wanted.value)`;
}
