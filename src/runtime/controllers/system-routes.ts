import type { FastifyInstance } from 'fastify';
import { allow } from '../auth/index.ts';
import type { HealthRegistry, Metrics } from '../observability/index.ts';
import { pageHeaders, renderReference, styleSheet, styleSheetName } from '../pages/index.ts';
import type { OpenApiDocument } from './openapi-types.ts';

interface SystemParts {
  readonly health: HealthRegistry;
  readonly metrics: Metrics;
  readonly document: () => OpenApiDocument;
  /** The word before a token. */
  readonly scheme: string;
}

/** What operators and tools ask for, outside the application's own base path. */
export function addSystemRoutes(app: FastifyInstance, parts: SystemParts): void {
  const hidden = { schema: { hide: true }, config: { allow: allow('anyone') } };
  app.get('/health/live', hidden, async () => ({ status: 'live' }));
  app.get('/health/ready', hidden, async (_request, reply) => {
    const { ready, checks } = await parts.health.readiness();
    reply.code(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not ready', checks };
  });
  app.get('/metrics', hidden, async (_request, reply) => {
    reply.type(parts.metrics.contentType);
    return parts.metrics.text();
  });
  let text: string | undefined;
  app.get('/openapi.json', hidden, async (_request, reply) => {
    text ??= JSON.stringify(parts.document());
    reply.type('application/json; charset=utf-8');
    return text;
  });
  app.get('/docs', hidden, async (request, reply) => {
    reply.headers(pageHeaders).type('text/html; charset=utf-8');
    return renderReference({
      document: parts.document(),
      documentPath: '/openapi.json',
      styleSheet: `/docs/${styleSheetName}`,
      scheme: parts.scheme,
      origin: `${request.protocol}://${request.host}`,
    });
  });
  app.get(`/docs/${styleSheetName}`, hidden, async (_request, reply) => {
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    reply.type('text/css; charset=utf-8');
    return styleSheet;
  });
}
