import { kebab, plural } from '../../plan/names.ts';
import type { Aggregate } from '../../spec/aggregate.ts';
import type { Path } from '../../spec/route.ts';
import type { Spec } from '../../spec/spec.ts';
import { contextOf } from './parts.ts';
import type { Request } from './request.ts';

/** Where an aggregate is served: where its commands are, else at its name in the plural. */
export function baseOf({ name, commands }: Pick<Aggregate, 'name' | 'commands'>): string {
  for (const { http } of commands) {
    const [first] = http?.path.segments ?? [];
    if (first?.kind === 'literal') return `/${first.text}`;
  }
  return `/${kebab(plural(name.text))}`;
}

/** Every route of the spec, with a * for each parameter. @example 'POST /orders/*' */
function servedRoutes({ contexts }: Spec): ReadonlySet<string> {
  const routes = contexts.flatMap(({ aggregates, commands, queries, consumes }) => [
    ...aggregates.flatMap((aggregate) => aggregate.commands),
    ...commands,
    ...queries,
    ...consumes.flatMap(({ messages }) => messages),
  ]);
  const bases = contexts.flatMap(({ entities }) =>
    entities.flatMap(({ http }) => (http ? [pathText(http.path)] : [])),
  );
  return new Set([
    ...routes.flatMap(({ http }) => (http ? [`${http.method} ${pathText(http.path)}`] : [])),
    ...bases.flatMap((base) => [`POST ${base}`, `GET ${base}`, `GET ${base}/*`]),
  ]);
}

const pathText = ({ segments }: Path): string =>
  segments.map((one) => `/${one.kind === 'literal' ? one.text : '*'}`).join('');

/** The first of some routes that nobody serves; the last where all are taken. */
export function freeRoute(spec: Spec, routes: readonly string[]): string {
  const served = servedRoutes(spec);
  const free = routes.find((route) => !served.has(route.replace(/:\w+/g, '*')));
  return free ?? routes.at(-1) ?? '';
}

/** A route of its own; below the context's name where somebody has it already. */
export function ownRoute(request: Request, method: string, path: string): string {
  const context = kebab(contextOf(request).name.text);
  return freeRoute(request.spec, [`${method} ${path}`, `${method} /${context}${path}`]);
}
