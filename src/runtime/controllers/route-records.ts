import type { FastifyInstance } from 'fastify';
import { type DocumentOptions, documentRoutes } from './openapi-document.ts';
import type { DocumentedRoute, OpenApiDocument, RouteSchema } from './openapi-types.ts';

/** Keeps what routes say about themselves; answers the document of all that are there by then. */
export function recordRoutes(
  app: FastifyInstance,
  options: DocumentOptions,
): () => OpenApiDocument {
  const routes: DocumentedRoute[] = [];
  let document: OpenApiDocument | undefined;
  app.addHook('onRoute', (route) => {
    const methods = [route.method].flat().filter((method) => method !== 'HEAD');
    if (methods.length > 0 && route.schema?.hide !== true) {
      // Fastify lets schemas be anything; ours are plain data.
      const schema = (route.schema ?? {}) as RouteSchema;
      routes.push({ methods, url: route.url, schema, config: route.config ?? {} });
      document = undefined;
    }
  });
  return () => {
    document ??= documentRoutes(routes, options);
    return document;
  };
}
