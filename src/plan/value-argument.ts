import type { ExpressionType, Field } from '../model/declaration.ts';
import { present } from '../model/expression-method.ts';
import type { TakenNames } from './taken-names.ts';
import { call, member, type TsExpression } from './ts-expression.ts';

interface Handed {
  /** What the argument is. */
  readonly type: ExpressionType;
  /** What it is handed over as; undefined: nobody knows. */
  readonly field: Field | undefined;
  readonly taken: TakenNames;
}

/** An argument: a row where a value is taken has the value's fields, and is made into one. */
export function valueArgument(
  argument: TsExpression,
  { type, field, taken }: Handed,
): TsExpression {
  if (field?.type.kind !== 'value') return argument;
  const target = field.type.value;
  const made = (from: TsExpression): TsExpression => ({
    kind: 'new',
    callee: taken.declared(target),
    args: [from],
  });
  if (type.kind === 'object') return made(argument);
  if (type.kind !== 'list' || present(type.of).kind !== 'object') return argument;
  const body = made({ kind: 'name', text: 'item' });
  return call(member(argument, 'map'), [{ kind: 'arrow', params: ['item'], body }]);
}
