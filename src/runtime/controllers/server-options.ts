import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticator } from '../auth/index.ts';
import type { DomainError, FieldErrors } from '../domain/index.ts';
import type { HealthRegistry, Logger, Metrics } from '../observability/index.ts';
import type { AsyncApiDocument, DocumentedMessages } from './asyncapi-types.ts';
import type { ErrorTemplates } from './error-format.ts';
import type { Idempotency } from './idempotency.ts';
import type { JsonSchema } from './json-schema.ts';
import type { OpenApiDocument } from './openapi-types.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** The OpenAPI document of the routes registered by now. */
    openapi(): OpenApiDocument;
    /** The AsyncAPI document of the application's messages; undefined: it has none. */
    asyncapi(): AsyncApiDocument | undefined;
    /** What an error may tell its caller; logs those that are nobody's input. */
    tellError(error: unknown, request: Request): DomainError;
    /** What is wrong with data that should fit the shared schema of that `$id`. */
    checkInput(schema: string, data: unknown): FieldErrors | undefined;
  }
}

/** What controllers register their routes with. */
export type Server = FastifyInstance;
export type Request = FastifyRequest;
export type Reply = FastifyReply;

export interface ServerOptions {
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description?: string;
  };
  readonly log: Logger;
  /** Schemas with an `$id`, referred to as `{ $ref: 'Money#' }`. */
  readonly schemas?: readonly JsonSchema[];
  /** Where there is one, every route must say in its config who it lets in: `allow`. */
  readonly authenticator?: Authenticator;
  /** How errors look; default RFC 9457. */
  readonly errors?: ErrorTemplates;
  /** How answers write decimals; default `string`. Both are read. */
  readonly decimals?: 'string' | 'number';
  /** `required` demands If-Match on routes that take it. Default `optional`. */
  readonly etag?: 'optional' | 'required';
  /** Needed once a route is `idempotent` or `creates`. */
  readonly idempotency?: Idempotency;
  readonly health?: HealthRegistry;
  readonly metrics?: Metrics;
  /** The port of `/metrics` where it is another than the server's; 0 for no metrics at all. */
  readonly metricsPort?: number | undefined;
  /** The address that the other port is listened on at; default 127.0.0.1. */
  readonly host?: string;
  /** What is told to others and heard from them, for `/asyncapi.json`; nothing when absent. */
  readonly messages?: DocumentedMessages;
  /** Whether `/docs`, `/openapi.json` and `/asyncapi.json` are served. Default true. */
  readonly docs?: boolean;
  /** Largest body in bytes; default 1 MiB. */
  readonly bodyLimit?: number;
  /** Web origins that may call; none by default, `*` for all. */
  readonly corsOrigins?: readonly string[];
  /** Whether X-Forwarded-* of a proxy in front is believed. */
  readonly trustProxy?: boolean;
}
