import { ValidationError } from '../domain/index.ts';
import type { JsonSchema } from './json-schema.ts';

/** The query parameter `?fields=id,name` of answers that may be asked for in part. */
export function fieldsQuery(names: readonly string[]): JsonSchema {
  return {
    type: 'string',
    description: `Answer only these fields, separated by commas: ${names.join(', ')}`,
    maxLength: 2_000,
  };
}

/** The fields asked for; undefined = all. An unknown one is refused. */
export function readFields<Name extends string>(
  query: string | undefined,
  names: readonly Name[],
): readonly Name[] | undefined {
  if (query === undefined) {
    return undefined;
  }
  const wanted = query.split(',').map((name) => name.trim());
  const unknown = wanted.filter((name) => !names.some((known) => known === name));
  if (unknown.length > 0) {
    throw new ValidationError({ fields: [`must be some of ${names.join(', ')}`] });
  }
  return names.filter((name) => wanted.includes(name));
}

export function pickFields<T extends object>(
  answer: T,
  fields: readonly (keyof T)[] | undefined,
): Partial<T> {
  if (fields === undefined) {
    return answer;
  }
  const picked: Partial<T> = {};
  for (const field of fields) {
    picked[field] = answer[field];
  }
  return picked;
}
