/** More digits behind the point than any decimal of the language has. */
const digits = 18;
const one = 10n ** BigInt(digits);

/** A decimal as a whole number of its smallest parts; undefined: it is none, or too fine. */
function partsOf(text: string): bigint | undefined {
  const [, sign, whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (sign === undefined || fraction.length > digits) return undefined;
  const parts = BigInt(whole + fraction.padEnd(digits, '0'));
  return sign === '-' ? -parts : parts;
}

function textOf(parts: bigint): string {
  const size = (parts < 0n ? -parts : parts).toString().padStart(digits + 1, '0');
  const fraction = size.slice(-digits).replace(/0+$/, '');
  return `${parts < 0n ? '-' : ''}${size.slice(0, -digits)}${fraction === '' ? '' : `.${fraction}`}`;
}

type Method = (left: bigint, right: bigint) => bigint | boolean | undefined;

/** Those whose result is exact; what has to be rounded is not known here. */
const methods: Readonly<Record<string, Method>> = {
  plus: (left, right) => left + right,
  minus: (left, right) => left - right,
  times: (left, right) => ((left * right) % one === 0n ? (left * right) / one : undefined),
  neg: (left) => -left,
  abs: (left) => (left < 0n ? -left : left),
  eq: (left, right) => left === right,
  lt: (left, right) => left < right,
  lte: (left, right) => left <= right,
  gt: (left, right) => left > right,
  gte: (left, right) => left >= right,
  isZero: (left) => left === 0n,
};

/**
 * What a method of a decimal gives; undefined: that is not known.
 *
 * @example decimalMethod('plus', '1.50', 2) // '3.5'
 */
export function decimalMethod(
  name: string,
  left: string,
  right: string | number = 0,
): string | boolean | undefined {
  const [a, b] = [partsOf(left), partsOf(String(right))];
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (a === undefined || b === undefined || method === undefined) return undefined;
  const made = method(a, b);
  return typeof made === 'bigint' ? textOf(made) : made;
}
