import type { Route } from '../model/route.ts';

/** @example ['POST /orders/:id/place'] */
export function routeFact(route: Route | undefined): readonly string[] {
  return route === undefined ? [] : [`${route.method} ${route.path}`];
}
