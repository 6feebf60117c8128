import type { CrudHttp } from '../../spec/crud-http.ts';
import type { Entity as SpecEntity } from '../../spec/entity.ts';
import type { Entity, EntityHttp, Verb } from '../entity.ts';
import type { Method } from '../route.ts';
import { buildParams, pathText, serve } from './route.ts';
import type { Site } from './site.ts';

interface VerbRoute {
  readonly method: Method;
  readonly status: number;
  readonly onOne: boolean;
}

const routes: Readonly<Record<Verb, VerbRoute>> = {
  create: { method: 'POST', status: 201, onOne: false },
  get: { method: 'GET', status: 200, onOne: true },
  list: { method: 'GET', status: 200, onOne: false },
  replace: { method: 'PUT', status: 200, onOne: true },
  patch: { method: 'PATCH', status: 200, onOne: true },
  delete: { method: 'DELETE', status: 204, onOne: true },
};

export function buildEntityHttp(
  { http }: SpecEntity,
  entity: Pick<Entity, 'crud' | 'identity'>,
  site: Site,
): EntityHttp | undefined {
  if (http === undefined) return undefined;
  if (entity.crud.length === 0) {
    site.report('SPEC_MISSING_KEY', http.at, {
      key: 'crud',
      hint: 'http serves the verbs of crud',
    });
  }
  buildParams(http.path, [], site);
  const path = pathText(site.basePath, http.path);
  const answersDeleted = http.deleted === 'row';
  return {
    path,
    envelope: http.envelope && { one: http.envelope.one.text, many: http.envelope.many.text },
    routes: entity.crud.map((verb) => buildVerbRoute(verb, { http, path, entity, site })),
    answersDeleted,
  };
}

function buildVerbRoute(
  verb: Verb,
  on: {
    readonly http: CrudHttp;
    readonly path: string;
    readonly entity: Pick<Entity, 'identity'>;
    readonly site: Site;
  },
): EntityHttp['routes'][number] {
  const { http, path, entity, site } = on;
  const { method, status, onOne } = routes[verb];
  const usual = verb === 'delete' && http.deleted === 'row' ? 200 : status;
  const route = {
    verb,
    method,
    path: onOne ? `${path === '/' ? '' : path}/:id` : path,
    params: onOne ? [{ name: 'id', field: entity.identity.field }] : [],
    status: http.status[verb] ?? usual,
    envelope: undefined,
    at: http.path.at,
  };
  serve(route, site);
  return route;
}
