import { type Expression, FunctionNode, type RawBuilder, type SqlBool, sql } from 'kysely';
import { Decimal } from '../domain/index.ts';
import { numeric } from './decimal-column.ts';

type Json = Expression<string> | Expression<string | null>;

/** Whether a column that keeps a list as JSON has the element; a decimal is found by its value. */
export function containsElement(
  column: Json,
  element: string | number | boolean | Decimal,
): RawBuilder<SqlBool> {
  if (!Decimal.isDecimal(element)) return containsAny(column, [element]);
  return sql<SqlBool>`exists (select 1 from ${elements(column)} as held where cast(held.value as numeric) = ${numeric(element)})`;
}

/** Whether a column that keeps a list as JSON has any of the elements; however many, they are one parameter. */
export function containsAny(
  column: Json,
  wanted: readonly (string | number | boolean)[],
): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select 1 from ${elements(column)} as held join ${elements(sql<string>`${JSON.stringify(wanted)}`)} as wanted on held.value = wanted.value)`;
}

/** The elements of a list as rows; a function, so that every engine has its own name for it. */
function elements(list: Json): Expression<unknown> {
  const node = FunctionNode.create('json_each', [list.toOperationNode()]);
  return {
    get expressionType() {
      return undefined;
    },
    toOperationNode: () => node,
  };
}
