import cors from '@fastify/cors';
import { type FastifyBaseLogger, fastify, LogController } from 'fastify';
import { HealthRegistry, Metrics } from '../observability/index.ts';
import { brokenRequestAnswerer } from './answer-broken-requests.ts';
import {
  type AnswerError,
  answerUnknownRoutes,
  errorAnswerer,
  tellError,
} from './answer-errors.ts';
import { AnswerOnce } from './answer-once.ts';
import { documentMessages } from './asyncapi-document.ts';
import { closeConnections } from './close-connections.ts';
import { writeDecimalsAsNumbers } from './decimals-as-numbers.ts';
import { createErrorFormat, type ErrorFormat } from './error-format.ts';
import { acceptJsonBodies } from './json-body.ts';
import { KnownRoutes } from './known-routes.ts';
import { letRequestsIn } from './let-requests-in.ts';
import { watchRequests } from './request-hooks.ts';
import { requestIdOf } from './request-id.ts';
import { guardRoutes } from './route-guards.ts';
import { recordRoutes } from './route-records.ts';
import { SchemaValidators } from './schema-validators.ts';
import { serializerCompiler } from './serializer-compiler.ts';
import { serveMetrics } from './serve-metrics.ts';
import type { Request, Server, ServerOptions } from './server-options.ts';
import { addDocs, addHealthRoutes, addMetricsRoute } from './system-routes.ts';
import { inputChecker, validatorCompiler } from './validator-compiler.ts';

/** The HTTP server of an application, ready to take its routes. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const format = createErrorFormat(options.errors);
  const health = options.health ?? new HealthRegistry();
  const metrics = options.metrics ?? new Metrics();
  const { log, authenticator } = options;
  const answerError = errorAnswerer({ format, log, scheme: authenticator?.scheme });
  const app = createFastify(options, format, answerError);

  app.setErrorHandler(answerError);
  app.decorate('tellError', (error: unknown, request: Request) => tellError(log, error, request));
  acceptJsonBodies(app);
  closeConnections(app);
  letRequestsIn(app);
  watchRequests(app, { log, metrics, authenticator });

  // Before routes are guarded: its own one for OPTIONS is for everybody.
  await allowOrigins(app, options.corsOrigins ?? []);
  const routes = new KnownRoutes();
  answerUnknownRoutes(app, routes);
  guardRoutes(app, {
    guarded: authenticator !== undefined,
    etag: options.etag ?? 'optional',
    once: options.idempotency && new AnswerOnce(options.idempotency, format),
    routes,
  });
  const document = recordRoutes(app, {
    info: options.info,
    schemas: options.schemas ?? [],
    ...(authenticator === undefined ? {} : { scheme: authenticator.scheme }),
    etagRequired: options.etag === 'required',
    idempotent: options.idempotency !== undefined,
    templates: options.errors ?? {},
  });
  app.decorate('openapi', document);
  const { info, schemas = [], messages } = options;
  const told = messages && (() => documentMessages(messages, { info, schemas }));
  app.decorate('asyncapi', () => told?.());
  if (options.decimals === 'number') writeDecimalsAsNumbers(app, options.schemas ?? []);
  for (const schema of options.schemas ?? []) {
    // Those that answers are written with; the validators have their own.
    app.addSchema(schema);
  }
  const validators = new SchemaValidators(options.schemas ?? []);
  app.setValidatorCompiler(validatorCompiler(validators));
  app.decorate('checkInput', inputChecker(validators));
  addHealthRoutes(app, health);
  const { metricsPort, host = '127.0.0.1' } = options;
  if (metricsPort === undefined) addMetricsRoute(app, metrics);
  else if (metricsPort > 0) serveMetrics(app, { metrics, port: metricsPort, host });
  if (options.docs !== false) {
    addDocs(app, { document, messages: told, scheme: authenticator?.scheme ?? 'Bearer' });
  }
  return app;
}

function createFastify(
  options: ServerOptions,
  format: ErrorFormat,
  answerError: AnswerError,
): Server {
  const log: FastifyBaseLogger = options.log;
  return fastify({
    // `request.log` is the log itself, which adds the request's id. Fastify does not get it: it
    // would watch the end of every response only to be able to write about it.
    childLoggerFactory: () => log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIdOf,
    bodyLimit: options.bodyLimit ?? 1_048_576,
    trustProxy: options.trustProxy ?? false,
    requestTimeout: 60_000,
    return503OnClosing: false,
    // Which part of an `anyOf` to write is found out by validating: there, too, it is a format.
    serializerOpts: { ajv: { formats: { decimal: true } } },
    schemaController: { compilersFactory: { buildSerializer: serializerCompiler } },
    routerOptions: { ignoreTrailingSlash: true, caseSensitive: true, maxParamLength: 500 },
    clientErrorHandler: brokenRequestAnswerer(format),
    frameworkErrors: (error, request, reply) => {
      answerError(error, request, reply);
    },
  });
}

async function allowOrigins(app: Server, origins: readonly string[]): Promise<void> {
  if (origins.length > 0) {
    await app.register(cors, {
      origin: origins.includes('*') ? '*' : [...origins],
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      exposedHeaders: ['etag', 'location', 'x-request-id', 'idempotent-replayed'],
    });
  }
}
