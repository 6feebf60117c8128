import type { At } from '../diagnostic.ts';
import type { Field } from './declaration.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One served route. */
export interface Route {
  readonly method: Method;
  /** With the base path. @example '/api/orders/:id/place' */
  readonly path: string;
  /** In the order of the path; each is filled into a field of that name. */
  readonly params: readonly { readonly name: string; readonly field: Field }[];
  readonly status: number;
  /** `as user`: the body, both ways, is wrapped in an object with this one key. */
  readonly envelope: string | undefined;
  readonly at: At;
}
