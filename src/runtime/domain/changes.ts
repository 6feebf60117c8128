/** What a PATCH says: a member that is absent, or undefined, stays as it is; `null` is a value. */
export type Changes<T> = { readonly [Member in keyof T]?: T[Member] | undefined };
