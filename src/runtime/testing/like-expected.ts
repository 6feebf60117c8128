import { Decimal } from '../domain/index.ts';

/**
 * The part of a value that an expectation speaks of, in JSON; a decimal that is equal is written as
 * the expectation writes it.
 *
 * @example likeExpected({ balance: Decimal.of('70'), owner: 'Mara' }, { balance: '70.00' }) // { balance: '70.00' }
 */
export function likeExpected(actual: unknown, expected: unknown): unknown {
  if (Decimal.isDecimal(actual)) return isEqual(actual, expected) ? expected : actual.toJSON();
  if (Array.isArray(actual) && Array.isArray(expected)) {
    return actual.map((item, at) =>
      at in expected ? likeExpected(item, expected[at]) : json(item),
    );
  }
  if (!isObject(actual) || !isObject(expected) || Array.isArray(expected)) return json(actual);
  // A value may call its fields something else in JSON.
  const written = json(actual);
  const entries = Object.keys(expected).map((name) => {
    const value = name in actual || !isObject(written) ? actual[name] : written[name];
    return [name, likeExpected(value, expected[name])];
  });
  return Object.fromEntries(entries);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isEqual = (actual: Decimal, expected: unknown): boolean =>
  typeof expected === 'string' && /^-?\d+(\.\d+)?$/.test(expected) && actual.eq(expected);

function json(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
