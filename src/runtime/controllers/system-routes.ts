import type { FastifyInstance } from 'fastify';
import { allow } from '../auth/index.ts';
import type { HealthRegistry, Metrics } from '../observability/index.ts';
import { pageHeaders, renderReference, styleSheet, styleSheetName } from '../pages/index.ts';
import type { AsyncApiDocument } from './asyncapi-types.ts';
import type { OpenApiDocument } from './openapi-types.ts';

const hidden = { schema: { hide: true }, config: { allow: allow('anyone') } };

interface Docs {
  readonly document: () => OpenApiDocument;
  /** Undefined: there are none. */
  readonly messages: (() => AsyncApiDocument) | undefined;
  /** The word before a token. */
  readonly scheme: string;
}

/** What operators ask for, outside the application's own base path. */
export function addHealthRoutes(app: FastifyInstance, health: HealthRegistry): void {
  app.get('/health/live', hidden, async () => ({ status: 'live' }));
  app.get('/health/ready', hidden, async (_request, reply) => {
    const { ready, checks } = await health.readiness();
    reply.code(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not ready', checks };
  });
}

export function addMetricsRoute(app: FastifyInstance, metrics: Metrics): void {
  app.get('/metrics', hidden, async (_request, reply) => {
    reply.type(metrics.contentType);
    return metrics.text();
  });
}

/** The description of the API: for programs, and to be read. */
export function addDocs(app: FastifyInstance, { document, messages, scheme }: Docs): void {
  let text: string | undefined;
  app.get('/openapi.json', hidden, async (_request, reply) => {
    text ??= JSON.stringify(document());
    reply.type('application/json; charset=utf-8');
    return text;
  });
  if (messages !== undefined) {
    let told: string | undefined;
    app.get('/asyncapi.json', hidden, async (_request, reply) => {
      told ??= JSON.stringify(messages());
      reply.type('application/json; charset=utf-8');
      return told;
    });
  }
  app.get('/docs', hidden, async (request, reply) => {
    reply.headers(pageHeaders).type('text/html; charset=utf-8');
    return renderReference({
      document: document(),
      documents: [
        { name: 'OpenAPI document', path: '/openapi.json' },
        ...(messages ? [{ name: 'AsyncAPI document', path: '/asyncapi.json' }] : []),
      ],
      styleSheet: `/docs/${styleSheetName}`,
      scheme,
      origin: `${request.protocol}://${request.host}`,
    });
  });
  app.get(`/docs/${styleSheetName}`, hidden, async (_request, reply) => {
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    reply.type('text/css; charset=utf-8');
    return styleSheet;
  });
}
