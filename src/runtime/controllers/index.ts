export { accepted, created, locationOf, noContent } from './answers.ts';
export type {
  AsyncApiDocument,
  DocumentedMessage,
  DocumentedMessages,
} from './asyncapi-types.ts';
export { createServer } from './create-server.ts';
export type { ErrorTemplate, ErrorTemplates } from './error-format.ts';
export {
  BadRequest,
  IdempotencyConflict,
  IdempotencyMismatch,
  InternalFault,
  MethodNotAllowed,
  PayloadTooLarge,
  UnsupportedMediaType,
  UriTooLong,
} from './http-errors.ts';
export type {
  Idempotency,
  IdempotencyStore,
  KeptAnswer,
  KeptRequest,
} from './idempotency.ts';
export type { JsonSchema } from './json-schema.ts';
export type { OpenApiDocument } from './openapi-types.ts';
export { pageQuery } from './page-query.ts';
export type { DeclaredError, RouteConfig } from './route-config.ts';
export type { Reply, Request, Server, ServerOptions } from './server-options.ts';
export { fieldsQuery, pickFields, readFields } from './sparse-fields.ts';
export { idempotencyMigration, SqlIdempotencyStore } from './sql-idempotency-store.ts';
export { etagOf, ifMatch, versioned } from './versions.ts';
