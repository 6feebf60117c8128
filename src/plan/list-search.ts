import { call, member, type TsExpression } from './ts-expression.ts';

const searches: ReadonlyMap<string, string> = new Map([
  ['includes', 'some'],
  ['indexOf', 'findIndex'],
  ['lastIndexOf', 'findLastIndex'],
]);

/** Whether a method of lists looks for an element by identity. */
export const isSearch = (method: string): boolean => searches.has(method);

interface Search {
  readonly method: string;
  readonly list: TsExpression;
  readonly wanted: readonly TsExpression[];
  /** What compares two by what they hold. */
  readonly equalValues: TsExpression;
}

/** `list.some((one) => equalValues(one, wanted))`: lists find by identity, but values are equal by what they hold. */
export function listSearch({ method, list, wanted, equalValues }: Search): TsExpression {
  const name = ['one', 'other', 'item'].find((text) => !mentions(wanted, text)) ?? 'element';
  const body = call(equalValues, [{ kind: 'name', text: name }, ...wanted]);
  const found = member(list, searches.get(method) ?? method);
  return call(found, [{ kind: 'arrow', params: [name], body }]);
}

/** Whether a name stands anywhere in an expression. */
function mentions(part: unknown, text: string): boolean {
  if (typeof part !== 'object' || part === null) return false;
  return Object.entries(part).some(
    ([key, value]) => (key === 'text' && value === text) || mentions(value, text),
  );
}
