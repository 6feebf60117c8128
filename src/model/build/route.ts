import type { Name } from '../../spec/name.ts';
import { nearest } from '../../spec/nearest.ts';
import type { Path, Route as SpecRoute } from '../../spec/route.ts';
import type { Field } from '../declaration.ts';
import type { Method, Route } from '../route.ts';
import { shapeName } from '../type-name.ts';
import { isComparable } from './columns.ts';
import type { Site } from './site.ts';
import { isUnresolved } from './type.ts';

/** @example pathText('/api', path) === '/api/orders/:id' */
export function pathText(basePath: string, { segments }: Path): string {
  const own = segments
    .map((segment) => (segment.kind === 'param' ? `:${segment.name.text}` : segment.text))
    .join('/');
  return own === '' ? basePath || '/' : `${basePath}/${own}`;
}

/** A written route: its parameters must be among the fields. */
export function buildRoute(
  written: SpecRoute,
  fields: readonly Field[],
  { status, site }: { readonly status: number; readonly site: Site },
): Route {
  const route: Route = {
    method: written.method,
    path: pathText(site.basePath, written.path),
    params: buildParams(written.path, fields, site),
    status: written.status ?? status,
    envelope: written.envelope?.text,
    at: written.at,
  };
  serve(route, site);
  return route;
}

export function buildParams(path: Path, fields: readonly Field[], site: Site): Route['params'] {
  return path.segments.flatMap((segment) => {
    if (segment.kind === 'literal') return [];
    const field = fields.find(({ name }) => name === segment.name.text);
    if (field) {
      site.soon(() => checkParam(segment.name, field, { path, site }));
      return [{ name: field.name, field }];
    }
    site.report('SPEC_ROUTE_PARAM', segment.name.at, {
      name: segment.name.text,
      near: nearest(
        segment.name.text,
        fields.map(({ name }) => name),
      ),
    });
    return [];
  });
}

/** A part of a path is one plain value, and there once. */
function checkParam(
  name: Name,
  field: Field,
  { path, site }: { readonly path: Path; readonly site: Site },
): void {
  const same = path.segments.filter(
    (segment) => segment.kind === 'param' && segment.name.text === name.text,
  );
  const isRepeated = same[0]?.kind === 'param' && same[0].name !== name;
  const isFit = isUnresolved(field.type) || isComparable(field);
  if (isFit && !isRepeated) return;
  site.report('SPEC_ROUTE_PARAM', name.at, {
    name: name.text,
    problem: isRepeated
      ? `:${name.text} is in the path twice`
      : `${name.text} is ${shapeName(field)} and cannot be a part of a path`,
  });
}

/** Reports a route that is served already. */
export function serve(
  route: { readonly method: Method; readonly path: string; readonly at: Route['at'] },
  site: Site,
): void {
  const before = site.routes.add(route);
  const args = { route: `${route.method} ${route.path}` };
  if (isOwn(route.path)) {
    site.report('SPEC_ROUTE_CONFLICT', route.at, {
      ...args,
      hint: 'every application serves it itself: choose another path, or set http.basePath',
    });
  }
  if (before === undefined) return;
  site.report('SPEC_ROUTE_CONFLICT', route.at, args, before.at);
}

const own: ReadonlySet<string> = new Set([
  '/docs',
  '/health/live',
  '/health/ready',
  '/metrics',
  '/openapi.json',
  '/ui',
]);

/** What an application serves without being asked to, and the place of its pages. */
const isOwn = (path: string): boolean => own.has(path) || path.startsWith('/ui/');
