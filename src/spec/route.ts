import type { At } from '../diagnostic.ts';
import type { Name } from './name.ts';

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

export type Method = (typeof methods)[number];

export type Segment =
  | { readonly kind: 'literal'; readonly text: string; readonly at: At }
  | { readonly kind: 'param'; readonly name: Name; readonly at: At };

/** `/orders/:id/lines` */
export interface Path {
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly at: At;
}

/** `POST /orders/:id/place -> 202 as order` */
export interface Route {
  readonly method: Method;
  readonly path: Path;
  readonly status?: number;
  /** Name of the body envelope. */
  readonly envelope?: Name;
  readonly at: At;
}
