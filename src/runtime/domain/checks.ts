import type { Decimal, DecimalInput } from './decimal.ts';
import { equalValues } from './equal-values.ts';
import type { Problem } from './validate.ts';

// Every check passes over null and undefined: an optional field needs no `if` around it.
type Maybe<T> = T | null | undefined;

export interface StringRule {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
}

/** Length in characters (code points), as JSON Schema and PostgreSQL count. */
export function checkString(value: Maybe<string>, rule: StringRule = {}): Problem {
  if (value === null || value === undefined) return undefined;
  const unstorable = checkStorable(value);
  if (unstorable !== undefined) return unstorable;
  const { min, max, pattern } = rule;
  // A string has at most as many characters as UTF-16 units: most need no counting.
  if (min !== undefined && (value.length < min || charactersIn(value) < min)) {
    return `must be at least ${counted(min, 'character')} long`;
  }
  if (max !== undefined && value.length > max && charactersIn(value) > max) {
    return `must be at most ${counted(max, 'character')} long`;
  }
  if (pattern !== undefined && value.search(pattern) === -1) return `must match ${pattern.source}`;
  return undefined;
}

/** No database keeps U+0000 or half a surrogate pair as it was. */
export function checkStorable(value: string): string | undefined {
  if (value.includes('\u0000')) return 'must not contain the character U+0000';
  if (/\p{Surrogate}/u.test(value)) return 'must not contain half a surrogate pair';
  return undefined;
}

function charactersIn(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export interface NumberRule {
  readonly min?: number;
  readonly max?: number;
}

export function checkNumber(value: Maybe<number>, { min, max }: NumberRule = {}): Problem {
  if (value === null || value === undefined) return undefined;
  if (!Number.isFinite(value)) return 'must be a number';
  if (min !== undefined && value < min) return `must be at least ${min}`;
  if (max !== undefined && value > max) return `must be at most ${max}`;
  return undefined;
}

export function checkInt(value: Maybe<number>, rule: NumberRule = {}): Problem {
  if (value === null || value === undefined) return undefined;
  return Number.isSafeInteger(value) ? checkNumber(value, rule) : 'must be a whole number';
}

export interface DecimalRule {
  readonly min?: DecimalInput;
  readonly max?: DecimalInput;
  /** How many decimal places are kept: more of them, unless they are zeros, are refused. */
  readonly scale: number;
}

export function checkDecimal(value: Maybe<Decimal>, rule: DecimalRule): Problem {
  if (value === null || value === undefined) return undefined;
  if (value.decimalPlaces() > rule.scale) {
    return `must have at most ${counted(rule.scale, 'decimal place')}`;
  }
  if (rule.min !== undefined && value.lt(rule.min)) return `must be at least ${rule.min}`;
  if (rule.max !== undefined && value.gt(rule.max)) return `must be at most ${rule.max}`;
  return undefined;
}

export interface ListRule {
  readonly min?: number;
  readonly distinct?: boolean;
}

export function checkList(value: Maybe<readonly unknown[]>, rule: ListRule): Problem {
  if (value === null || value === undefined) return undefined;
  if (rule.min !== undefined && value.length < rule.min) {
    return `must have at least ${counted(rule.min, 'element')}`;
  }
  return rule.distinct === true && !areDistinct(value)
    ? 'must not contain an element twice'
    : undefined;
}

function areDistinct(list: readonly unknown[]): boolean {
  if (new Set(list).size < list.length) return false;
  const structures = list.filter((element) => typeof element === 'object' && element !== null);
  return structures.every((element, at) =>
    structures.slice(at + 1).every((other) => !equalValues(element, other)),
  );
}

/** A check of every element of a list, or of every value of a map; problems carry its place. */
export function checkEach<Element>(
  value: Maybe<readonly Element[] | Readonly<Record<string, Element>>>,
  check: (element: Element) => Problem,
): Problem {
  const problems = new Map<string, string>();
  for (const [at, element] of Object.entries<Element>(value ?? {})) {
    const problem = check(element);
    if (typeof problem === 'string') problems.set(at, problem);
    else problem?.forEach((message, path) => void problems.set(`${at}.${path}`, message));
  }
  return problems;
}

/** A check of every key of a map. */
export function checkKeys(
  value: Maybe<Readonly<Record<string, unknown>>>,
  check: (key: string) => Problem,
): Problem {
  return checkEach(Object.fromEntries(Object.keys(value ?? {}).map((key) => [key, key])), check);
}

export function checkMember(value: Maybe<string>, members: readonly string[]): Problem {
  if (value === null || value === undefined || members.includes(value)) return undefined;
  return `must be one of ${members.join(', ')}`;
}

/** For a rule that has no error of its own. */
export function checkThat(holds: boolean, message: string): Problem {
  return holds ? undefined : message;
}
