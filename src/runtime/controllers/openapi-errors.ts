import type { ErrorTemplates } from './error-format.ts';
import { schemaOfTemplate } from './error-template.ts';
import type { JsonSchema } from './json-schema.ts';
import { type KnownError, knownError } from './known-errors.ts';
import type { DocumentedRoute, Documenting } from './openapi-types.ts';
import type { DeclaredError } from './route-config.ts';

export const problemSchema: JsonSchema = {
  type: 'object',
  description: 'An error (RFC 9457)',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: 'The name of the error' },
    fields: {
      type: 'object',
      description: 'What is wrong, by path of the field',
      additionalProperties: { type: 'array', items: { type: 'string' } },
    },
    requestId: { type: 'string' },
  },
};

interface ErrorResponse {
  readonly description: string;
  readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}

/** The error responses of a route, by status: those that follow from what it is, and those it declares. */
export function errorResponses(
  route: DocumentedRoute,
  documenting: Documenting,
): Record<string, ErrorResponse> {
  const declared = [...derivedErrors(route, documenting), ...(route.config.errors ?? [])];
  const byStatus = new Map<number, KnownError[]>();
  for (const error of declared.map(knownError)) {
    const status = templateOf(error, documenting.templates)?.status ?? error.status;
    const same = byStatus.get(status) ?? [];
    byStatus.set(status, same);
    if (!same.some((known) => known.code === error.code)) {
      same.push(error);
    }
  }
  return Object.fromEntries(
    [...byStatus].map(([status, errors]) => [String(status), responseOf(errors, documenting)]),
  );
}

function derivedErrors(
  { schema, config, url }: DocumentedRoute,
  { guarded, etagRequired, idempotent }: Documenting,
): readonly DeclaredError[] {
  const once = idempotent && (config.idempotent === true || config.creates === true);
  const versioned = config.ifMatch === true;
  return [
    ...(schema.body === undefined
      ? []
      : ['BadRequest', 'PayloadTooLarge', 'UnsupportedMediaType', 'Validation']),
    ...(guarded ? ['Unauthenticated'] : []),
    ...(guarded && config.allow?.open !== true ? ['Forbidden'] : []),
    ...(url.includes(':') ? ['NotFound'] : []),
    ...(versioned || config.creates === true ? ['VersionMismatch'] : []),
    ...(versioned ? ['Conflict'] : []),
    ...(versioned && etagRequired ? ['PreconditionRequired'] : []),
    ...(once ? ['BadRequest', 'IdempotencyConflict', 'IdempotencyMismatch'] : []),
    ...(schema.querystring === undefined ? [] : ['Validation']),
  ];
}

function responseOf(
  errors: readonly KnownError[],
  { templates, problemRef }: Documenting,
): ErrorResponse {
  const content: Record<string, { readonly schema: JsonSchema }[]> = {};
  for (const error of errors) {
    const template = templateOf(error, templates);
    const type = template === undefined ? 'application/problem+json' : 'application/json';
    const schema = template === undefined ? { $ref: problemRef } : schemaOfTemplate(template.body);
    content[type] = [...(content[type] ?? []), { schema }];
  }
  return {
    description: errors.map((error) => error.code).join(', '),
    content: Object.fromEntries(
      Object.entries(content).map(([type, media]) => [type, { schema: anyOf(media) }]),
    ),
  };
}

function anyOf(media: readonly { readonly schema: JsonSchema }[]): JsonSchema {
  const different = new Map(media.map(({ schema }) => [JSON.stringify(schema), schema]));
  const schemas = [...different.values()];
  return schemas.length === 1 ? (schemas[0] ?? {}) : { anyOf: schemas };
}

function templateOf({ code, status }: KnownError, templates: ErrorTemplates) {
  return templates[code] ?? templates[String(status)] ?? templates.default;
}
