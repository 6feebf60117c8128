import type { FastifyInstance } from 'fastify';
import { type Authenticator, anonymous, callContext } from '../auth/index.ts';
import { Unauthenticated } from '../domain/index.ts';
import type { Logger, Metrics } from '../observability/index.ts';
import { UriTooLong } from './http-errors.ts';
import type { Request } from './server-options.ts';

const longestUrl = 8_192;

interface Watching {
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly authenticator: Authenticator | undefined;
}

/** What happens around every request: its id, who asks, one line in the log, the metrics. */
export function watchRequests(
  app: FastifyInstance,
  { log, metrics, authenticator }: Watching,
): void {
  app.decorateRequest('actor');
  app.decorateRequest('correlationId', {
    getter() {
      return this.id;
    },
  });

  app.addHook('onRequest', (request, reply, done) => {
    metrics.requestStarted();
    request.actor = anonymous;
    reply.header('x-request-id', request.id);
    if (request.url.length > longestUrl) {
      done(new UriTooLong());
      return;
    }
    callContext.run(request, done);
  });

  if (authenticator !== undefined) {
    const read = tokenReader(authenticator.scheme);
    app.addHook('onRequest', (request, _reply, done) => {
      const { authorization } = request.headers;
      if (authorization === undefined) {
        done();
        return;
      }
      const token = read(authorization);
      if (token === undefined) {
        done(new Unauthenticated(`Authorization must be "${authenticator.scheme} <token>"`));
        return;
      }
      authenticator.authenticate(token).then((actor) => {
        request.actor = actor;
        done();
      }, done);
    });
  }

  // At sending, not after it: watching the end of every response costs more than all of this.
  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.actor !== null) {
      const { elapsedTime, statusCode } = reply;
      const { method } = request;
      const route = request.routeOptions.url ?? 'unknown';
      metrics.requestEnded({ method, route, status: statusCode, seconds: elapsedTime / 1_000 });
      if (log.isLevelEnabled('info')) {
        logAnswer(log, request, { status: statusCode, milliseconds: elapsedTime });
      }
    }
    // What the caller has already is not sent again.
    done(null, reply.statusCode === 304 ? '' : payload);
  });
}

function logAnswer(
  log: Logger,
  request: Request,
  { status, milliseconds }: { readonly status: number; readonly milliseconds: number },
): void {
  const { id, method, url } = request;
  const rounded = Math.round(milliseconds * 10) / 10;
  log.info({ requestId: id, method, url, status, milliseconds: rounded }, 'answered');
}

function tokenReader(scheme: string): (header: string) => string | undefined {
  const start = `${scheme.toLowerCase()} `;
  return (header) =>
    header.slice(0, start.length).toLowerCase() === start
      ? header.slice(start.length).trim()
      : undefined;
}
