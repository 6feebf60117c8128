import type { FastifyInstance, RouteOptions } from 'fastify';
import { PreconditionRequired } from '../domain/index.ts';
import type { AnswerOnce } from './answer-once.ts';
import type { KnownRoutes } from './known-routes.ts';
import type { RouteConfig } from './route-config.ts';
import type { Request } from './server-options.ts';
import { refuseIfMatch } from './versions.ts';

type Done = () => void;

interface Guarding {
  /** Routes must say who they let in. */
  readonly guarded: boolean;
  readonly etag: 'optional' | 'required';
  readonly once: AnswerOnce | undefined;
  readonly routes: KnownRoutes;
}

/** Turns what routes say in their config into hooks, once per route; refuses what would be open by oversight. */
export function guardRoutes(app: FastifyInstance, guarding: Guarding): void {
  app.addHook('onRoute', (route) => {
    const methods = [route.method].flat();
    guarding.routes.add(route.url, methods);
    const config: RouteConfig = route.config ?? {};
    const hooks = [...admission(route, config, guarding), ...precondition(config, guarding)];
    if (hooks.length > 0) {
      route.onRequest = [...[route.onRequest ?? []].flat(), ...hooks];
    }
    if (route.schema?.body !== undefined) {
      route.preValidation = [fillAbsentBody, ...[route.preValidation ?? []].flat()];
    }
    if (config.idempotent === true || config.creates === true) {
      if (guarding.once !== undefined) {
        route.handler = guarding.once.wrap(route.handler, `${methods.join()} ${route.url}`);
      }
    }
  });
}

/** Who sends no body says nothing in it: what is missing then is told by name. */
function fillAbsentBody(request: Request, _reply: unknown, done: Done): void {
  if (request.body === undefined) request.body = {};
  done();
}

type Hook = (request: Request, reply: unknown, done: Done) => void;

function admission(route: RouteOptions, { allow }: RouteConfig, { guarded }: Guarding): Hook[] {
  if (!guarded) {
    return [];
  }
  if (allow === undefined) {
    throw new Error(`${route.method} ${route.url} does not say who may call it (config.allow)`);
  }
  return [
    (request, _reply, done) => {
      allow.admit(request.actor);
      done();
    },
  ];
}

function precondition(config: RouteConfig, { etag }: Guarding): Hook[] {
  if (config.creates === true) {
    return [
      (request, _reply, done) => {
        refuseIfMatch(request);
        done();
      },
    ];
  }
  if (config.ifMatch === true && config.mayCreate !== true && etag === 'required') {
    return [
      (request, _reply, done) => {
        if (request.headers['if-match'] === undefined) {
          throw new PreconditionRequired();
        }
        done();
      },
    ];
  }
  return [];
}
