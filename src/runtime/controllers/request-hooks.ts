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
export function watchRequests(app: FastifyInstance, watching: Watching): void {
  app.decorateRequest('actor');
  app.decorateRequest('startedAt', 0);
  app.decorateRequest('correlationId', {
    getter() {
      return this.id;
    },
  });
  startRequests(app, watching);
  if (watching.authenticator !== undefined) {
    readTokens(app, watching.authenticator);
  }
  endRequests(app, watching);
}

function startRequests(app: FastifyInstance, { metrics, authenticator }: Watching): void {
  const headers = {
    'x-content-type-options': 'nosniff',
    // What somebody may see who is signed in is nobody else's, and is not left lying about.
    ...(authenticator === undefined ? {} : { 'cache-control': 'no-store' }),
  };
  app.addHook('onRequest', (request, reply, done) => {
    metrics.requestStarted();
    request.actor = anonymous;
    request.startedAt = performance.now();
    reply.header('x-request-id', request.id).headers(headers);
    if (request.url.length > longestUrl) {
      done(new UriTooLong());
      return;
    }
    callContext.run(request, done);
  });
}

function readTokens(app: FastifyInstance, authenticator: Authenticator): void {
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

function tokenReader(scheme: string): (header: string) => string | undefined {
  const start = `${scheme.toLowerCase()} `;
  return (header) =>
    header.slice(0, start.length).toLowerCase() === start
      ? header.slice(start.length).trim()
      : undefined;
}

/** At sending, not after it: watching the end of every response costs more than all of this. */
function endRequests(app: FastifyInstance, { log, metrics }: Watching): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    // Requests that Fastify refused before any hook were never started.
    if (request.startedAt > 0) {
      const milliseconds = performance.now() - request.startedAt;
      const { statusCode: status } = reply;
      const route = request.routeOptions.url ?? 'unknown';
      const seconds = milliseconds / 1_000;
      metrics.requestEnded({ method: request.method, route, status, seconds });
      if (log.isLevelEnabled('info')) {
        logAnswer(log, request, { status, milliseconds });
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
  const { id, method } = request;
  // Without the query: people put things there that are nobody's business.
  const [path] = request.url.split('?', 1);
  const rounded = Math.round(milliseconds * 10) / 10;
  log.info({ requestId: id, method, path, status, milliseconds: rounded }, 'answered');
}
