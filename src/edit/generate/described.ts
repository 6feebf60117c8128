import type { Data, DataMap } from '../edit.ts';
import type { Request } from './request.ts';

/** A map without the keys that have no value; a description first. */
export function described(
  request: Request,
  entries: Readonly<Record<string, Data | undefined>>,
): DataMap {
  const description = request.text('description');
  return present({ description, ...entries });
}

export function present(entries: Readonly<Record<string, Data | undefined>>): DataMap {
  const kept: Record<string, Data> = {};
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) kept[key] = value;
  return kept;
}

/** A list, or its only element; undefined for none. */
export function oneOrAll(values: readonly string[]): Data | undefined {
  return values.length === 0 ? undefined : values.length === 1 ? values[0] : values;
}
