import type {
  Composition as SpecComposition,
  Gateway as SpecGateway,
  GatewayRoute as SpecRoute,
} from '../../spec/gateway.ts';
import { nearest } from '../../spec/nearest.ts';
import type { Name } from '../declaration.ts';
import { types } from '../expression-type.ts';
import type { Composition, Gateway, GatewayRoute, Header, Rate } from '../gateway.ts';
import { scopeAt } from '../scope.ts';
import { bind } from './bind.ts';
import { pathText, serve } from './route.ts';
import { send } from './send.ts';
import type { Building, Site } from './site.ts';

const perMs = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** The process in front. Called when every route of the contexts is known. */
export function buildGateway(written: SpecGateway, site: Site): Gateway {
  const gateway: Building<Gateway> = { port: written.port, routes: [], compose: [] };
  for (const { path, at } of written.compose) {
    serve({ method: 'GET', path: pathText(site.basePath, path), at }, site);
  }
  site.later(() => {
    gateway.routes = written.routes.map((route) => buildGatewayRoute(route, site));
    gateway.compose = written.compose.map((composed) => buildComposition(composed, site));
  });
  return gateway;
}

function buildGatewayRoute(written: SpecRoute, site: Site): GatewayRoute {
  const { pattern, rateLimit } = written;
  const scope = scopeAt('gateway headers', site.nameables, {});
  const headers = (assignments: SpecRoute['headers']): readonly Header[] =>
    assignments.map(({ name, value }) => ({
      name: name.text,
      value: bind(site, value, scope),
    }));
  if (!site.routes.all.some(({ path }) => matches(pattern.segments, path, site.basePath))) {
    const paths = site.routes.all.map(({ path }) => path.slice(site.basePath.length));
    site.report('SPEC_ROUTE_UNSERVED', pattern.at, {
      pattern: pattern.text,
      near: nearest(
        pattern.text,
        paths.flatMap((path) => [path, `${path}/**`]),
      ),
    });
  }
  return {
    pattern: pattern.text,
    auth: written.auth,
    rateLimit: rateLimit && buildRate(rateLimit),
    headers: headers(written.headers),
    responseHeaders: headers(written.responseHeaders),
    cacheMs: written.cache?.milliseconds,
  };
}

const buildRate = ({ count, per, perActor }: NonNullable<SpecRoute['rateLimit']>): Rate => ({
  times: count,
  perMs: perMs[per],
  of: perActor ? 'actor' : 'address',
});

/** A pattern is for paths with or without the base path. */
function matches(pattern: readonly string[], path: string, basePath: string): boolean {
  const whole = path.split('/').slice(1);
  const own = path.slice(basePath.length).split('/').slice(1);
  return covers(pattern, whole) || covers(pattern, own);
}

function covers([first, ...rest]: readonly string[], path: readonly string[]): boolean {
  const [segment, ...others] = path;
  if (first === undefined) return segment === undefined;
  if (first === '**') {
    return covers(rest, path) || (segment !== undefined && covers([first, ...rest], others));
  }
  if (segment === undefined) return false;
  const fits = first === '*' || segment.startsWith(':') || first === segment;
  return fits && covers(rest, others);
}

function buildComposition(written: SpecComposition, site: Site): Composition {
  const params = written.path.segments.flatMap((segment) =>
    segment.kind === 'param' ? [segment.name.text] : [],
  );
  const part = params.map((name): Name => ({ name, type: types.unknown }));
  const scope = scopeAt('compose', site.nameables, { part });
  checkOptional(written, site);
  const optional = new Set(written.optional.map(({ text }) => text));
  return {
    path: pathText(site.basePath, written.path),
    params,
    parts: written.parts.flatMap(({ name, call }) => {
      const made = send(call, scope, site);
      return made ? [{ name: name.text, call: made, optional: optional.has(name.text) }] : [];
    }),
  };
}

function checkOptional({ optional, parts }: SpecComposition, site: Site): void {
  const names = parts.map(({ name }) => name.text);
  for (const { text, at } of optional) {
    if (names.includes(text)) continue;
    site.report('SPEC_UNKNOWN_PART', at, { name: text, near: nearest(text, names) });
  }
}
