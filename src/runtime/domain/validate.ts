import { isDomainError } from './domain-error.ts';
import { ValidationError } from './errors.ts';

/** Nothing, a message about the whole, or problems by path below it. */
export type Problem = string | ReadonlyMap<string, string> | undefined;

/**
 * Throws one ValidationError with all that is wrong.
 *
 * @example
 * validate({
 *   street: checkString(street, { min: 1, max: 120 }),
 *   tags: checkEach(tags, (tag) => checkString(tag, { max: 20 })),
 * });
 */
export function validate(problems: Readonly<Record<string, Problem | readonly Problem[]>>): void {
  const fields = new Map<string, readonly string[]>();
  const add = (path: string, message: string): void => {
    fields.set(path, [...(fields.get(path) ?? []), message]);
  };
  for (const [field, found] of Object.entries(problems)) {
    for (const problem of isList(found) ? found : [found]) {
      if (typeof problem === 'string') add(field, problem);
      else problem?.forEach((message, path) => void add(joinPath(field, path), message));
    }
  }
  if (fields.size > 0) throw new ValidationError(Object.fromEntries(fields));
}

function isList(found: Problem | readonly Problem[]): found is readonly Problem[] {
  return Array.isArray(found);
}

/** Runs `make`; what it finds wrong is reported below `path`: `amount` becomes `price.amount`. */
export function within<T>(path: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'Validation') throw error;
    const fields = Object.entries(error.fields ?? { '': [error.detail] });
    throw new ValidationError(
      Object.fromEntries(fields.map(([field, found]) => [joinPath(path, field), found])),
    );
  }
}

/** The same for a value that may be absent. */
export function withinOptional<Value, T>(
  path: string,
  value: Value | null | undefined,
  make: (value: Value) => T,
): T | null {
  return value === null || value === undefined ? null : within(path, () => make(value));
}

/** The same for a member of changes: absent stays absent, and `null` stays `null`. */
export function withinGiven<Value, T>(
  path: string,
  value: Value,
  make: (given: NonNullable<Value>) => T,
): T | Extract<Value, null | undefined> {
  // Narrowing a type parameter by `=== null` is beyond the compiler.
  if (value === null || value === undefined) return value as Extract<Value, null | undefined>;
  return within(path, () => make(value));
}

/** The same for every element of a list: `voyage` of the first becomes `legs.0.voyage`. */
export function withinEach<Element, T>(
  path: string,
  list: readonly Element[],
  make: (element: Element) => T,
): readonly T[] {
  return list.map((element, at) => within(joinPath(path, String(at)), () => make(element)));
}

function joinPath(outer: string, inner: string): string {
  if (outer === '' || inner === '') return outer + inner;
  return `${outer}.${inner}`;
}
