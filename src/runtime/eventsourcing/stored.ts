type Plain = string | number | boolean | null | undefined;

// Only what JSON keeps: no methods, no symbols.
type KeptKey<T> = {
  [Key in keyof T & string]: T[Key] extends (...args: never) => unknown ? never : Key;
}[keyof T & string];

/**
 * What a type is when it comes back from JSON.
 *
 * @example Stored<{ amount: Decimal; tags: readonly string[] }> // { amount: string; tags: readonly string[] }
 */
export type Stored<T> = T extends Plain
  ? T
  : T extends { toJSON(): infer Json }
    ? Stored<Json>
    : T extends readonly (infer Item)[]
      ? readonly Stored<Item>[]
      : T extends object
        ? { readonly [Key in keyof T as Key extends KeptKey<T> ? Key : never]: Stored<T[Key]> }
        : never;
