import type { FastifyInstance } from 'fastify';
import type { DomainError } from '../domain/index.ts';
import { NotFound } from '../domain/index.ts';
import type { Logger } from '../observability/index.ts';
import { asDomainError } from './as-domain-error.ts';
import type { ErrorFormat } from './error-format.ts';
import { MethodNotAllowed } from './http-errors.ts';
import type { KnownRoutes } from './known-routes.ts';
import type { Reply, Request } from './server-options.ts';

interface Answering {
  readonly format: ErrorFormat;
  readonly log: Logger;
  /** The word that answers 401 ask for; undefined where nobody can sign in. */
  readonly scheme: string | undefined;
}

export type AnswerError = (error: unknown, request: Request, reply: Reply) => Reply;

/** Answers any error in the application's format, and logs those that are nobody's input. */
export function errorAnswerer({ format, log, scheme }: Answering): AnswerError {
  return (thrown, request, reply) => {
    const error = tellError(log, thrown, request);
    const { status, contentType, body } = format(error, request.id);
    return reply
      .code(status)
      .headers(headersOf(error, scheme))
      .type(contentType)
      .send(JSON.stringify(body));
  };
}

/** Unknown addresses are 404; known ones with another method are 405 and name theirs. */
export function answerUnknownRoutes(app: FastifyInstance, routes: KnownRoutes): void {
  app.setNotFoundHandler((request, reply) => {
    const methods = routes.methodsOf(request.url);
    if (methods.length === 0) {
      throw new NotFound();
    }
    if (request.method === 'OPTIONS') {
      return reply.code(204).header('allow', methods.join(', ')).send();
    }
    throw new MethodNotAllowed(request.method, methods);
  });
}

/** What an error may tell its caller; those that are nobody's input go to the log. */
export function tellError(log: Logger, thrown: unknown, request: Request): DomainError {
  const error = asDomainError(thrown);
  if (error.status >= 500) {
    const [path] = request.url.split('?', 1);
    const where = { requestId: request.id, method: request.method, path };
    log.error({ ...where, err: error.cause ?? error }, error.detail);
  }
  return error;
}

function headersOf(error: DomainError, scheme: string | undefined): Record<string, string> {
  if ('headers' in error && typeof error.headers === 'object') {
    return { ...error.headers };
  }
  if (error.status === 401 && scheme !== undefined) {
    return { 'www-authenticate': scheme };
  }
  if ('retryAfterSeconds' in error && typeof error.retryAfterSeconds === 'number') {
    return { 'retry-after': String(error.retryAfterSeconds) };
  }
  return {};
}
