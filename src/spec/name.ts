import type { At } from '../diagnostic.ts';

/** A name as somebody wrote it, and where. */
export interface Name {
  readonly text: string;
  readonly at: At;
}

/**
 * A name that may be qualified by the context it lives in (`Catalog.Product`).
 * `at` covers the whole text, `context.at` and `name.at` their parts.
 */
export interface QualifiedName {
  readonly context?: Name;
  readonly name: Name;
  readonly at: At;
}
