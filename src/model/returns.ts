import type { Field, Shape } from './declaration.ts';

/** What is handed back: one thing of a type, or fields side by side. */
export type Returns =
  | ({ readonly kind: 'shape' } & Shape)
  | { readonly kind: 'fields'; readonly fields: readonly Field[] };
