import type { Json } from '../spec/data.ts';

/** How one error, one status or every other error is answered. */
export interface ErrorTemplate {
  readonly of:
    | { readonly kind: 'error'; readonly name: string }
    | { readonly kind: 'status'; readonly status: number }
    | { readonly kind: 'default' };
  /** Answered instead of the error's own status. */
  readonly status: number | undefined;
  /**
   * Texts in it may hold `$status`, `$code`, `$title`, `$detail`, `$fields`, `$timestamp`.
   * Undefined: the problem document of RFC 9457.
   */
  readonly body: Json | undefined;
}

export interface Http {
  /** `''` for none, else with a leading and without a trailing slash. */
  readonly basePath: string;
  readonly etag: 'optional' | 'required';
  readonly decimals: 'string' | 'number';
  readonly unknownFields: 'ignore' | 'reject';
  /** Empty: every error is a problem document. The most particular one wins: error, status, default. */
  readonly errors: readonly ErrorTemplate[];
}
