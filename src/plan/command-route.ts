import type { Field } from '../model/declaration.ts';
import type { Route } from '../model/route.ts';

/** What is commanded over HTTP: of an aggregate, or of the application. */
export interface Routed {
  readonly http: Route;
  readonly input: readonly Field[];
}

/** Whether an input stands in the path. */
const isParam = ({ http }: Routed, field: Field): boolean =>
  http.params.some((param) => param.field === field);

/** The inputs in the path, in the order of the spec. */
export const pathFields = (routed: Routed): readonly Field[] =>
  routed.input.filter((field) => isParam(routed, field));

/** The other inputs: in the body, or in the query string of what has none. */
export const sentFields = (routed: Routed): readonly Field[] =>
  routed.input.filter((field) => !isParam(routed, field));

/** Where those are. */
export const sentIn = ({ http }: Routed): 'body' | 'query' =>
  http.method === 'GET' || http.method === 'DELETE' ? 'query' : 'body';
