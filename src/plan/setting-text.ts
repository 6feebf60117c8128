import type { Json } from './type-schema.ts';

/** A default as the environment says it. */
export const envValue = (value: Json): string =>
  Array.isArray(value) ? value.join(',') : String(value);
