import type { ErrorTemplates } from './error-format.ts';
import type { JsonSchema } from './json-schema.ts';
import { problemSchema } from './openapi-errors.ts';
import { documentOperation } from './openapi-operation.ts';
import { documentSchema, reachableSchemas } from './openapi-schemas.ts';
import type { DocumentedRoute, Documenting, OpenApiDocument } from './openapi-types.ts';

export interface DocumentOptions {
  readonly info: OpenApiDocument['info'];
  readonly schemas: readonly JsonSchema[];
  /** The word before the token, where callers can sign in. */
  readonly scheme?: string;
  readonly etagRequired: boolean;
  readonly idempotent: boolean;
  readonly templates: ErrorTemplates;
}

/** The OpenAPI 3.1 document of the routes: made from the very schemas that check and write their data. */
export function documentRoutes(
  routes: readonly DocumentedRoute[],
  options: DocumentOptions,
): OpenApiDocument {
  const shared = new Map(
    options.schemas.map((schema) => [String(schema.$id), documentSchema(schema)]),
  );
  const problem = shared.has('Problem') ? 'ProblemDocument' : 'Problem';
  shared.set(problem, problemSchema);
  const documenting: Documenting = {
    guarded: options.scheme !== undefined,
    scheme: options.scheme ?? '',
    etagRequired: options.etagRequired,
    idempotent: options.idempotent,
    templates: options.templates,
    problemRef: `#/components/schemas/${problem}`,
  };
  const paths = pathsOf(routes, documenting);
  return {
    openapi: '3.1.0',
    info: options.info,
    servers: [{ url: '/' }],
    tags: [...new Set(routes.flatMap(({ schema }) => schema.tags ?? []))].map((name) => ({ name })),
    paths,
    components: {
      schemas: reachableSchemas(paths, shared),
      ...(options.scheme === undefined
        ? {}
        : { securitySchemes: { token: securityScheme(options.scheme) } }),
    },
  };
}

function pathsOf(
  routes: readonly DocumentedRoute[],
  documenting: Documenting,
): OpenApiDocument['paths'] {
  const paths: Record<string, OpenApiDocument['paths'][string]> = {};
  for (const route of routes) {
    const path = route.url.replaceAll(/:(\w+)/g, '{$1}');
    const operation = documentOperation(route, documenting);
    for (const method of route.methods) {
      paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
    }
  }
  return paths;
}

function securityScheme(scheme: string): JsonSchema {
  return scheme.toLowerCase() === 'bearer'
    ? { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }
    : {
        type: 'apiKey',
        in: 'header',
        name: 'Authorization',
        description: `"${scheme} <token>", the token a JWT`,
      };
}
