import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';

/** Whether a column that keeps a list as JSON has the element. */
export function containsElement(
  column: Expression<string> | Expression<string | null>,
  element: string | number | boolean,
): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select 1 from json_each(${column}) where json_each.value = ${element})`;
}
