/** A text that is written in the spec, or read from the environment of the running process. */
export type Setting =
  | { readonly kind: 'env'; readonly name: string }
  | { readonly kind: 'literal'; readonly text: string };
