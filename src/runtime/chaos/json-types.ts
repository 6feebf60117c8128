/** A JSON Schema, as documents hold it. */
export type Schema = Readonly<Record<string, unknown>>;

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A number that a schema says; undefined: it says none. */
export function numberIn(schema: Schema, key: string): number | undefined {
  const value = schema[key];
  return typeof value === 'number' ? value : undefined;
}

/** The schemas in a list of them. */
export const schemasIn = (value: unknown): readonly Schema[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];
