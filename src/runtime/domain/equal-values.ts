import { Decimal } from './decimal.ts';

/**
 * Whether two values are the same by what they hold: decimals by value, lists element by element,
 * value objects and records member by member (and of the same class).
 */
export function equalValues(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    // 0 and -0 differ for Object.is only.
    return left === right;
  }
  if (Decimal.isDecimal(left)) return Decimal.isDecimal(right) && left.eq(right);
  if (Array.isArray(left)) return Array.isArray(right) && equalLists(left, right);
  return !Array.isArray(right) && equalMembers(left, right);
}

function equalLists(left: readonly unknown[], right: readonly unknown[]): boolean {
  return (
    left.length === right.length && left.every((element, at) => equalValues(element, right[at]))
  );
}

function equalMembers(left: object, right: object): boolean {
  if (Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) return false;
  const others = new Map<string, unknown>(Object.entries(right));
  const members = Object.entries(left);
  return (
    members.length === others.size &&
    members.every(([name, value]) => others.has(name) && equalValues(value, others.get(name)))
  );
}
