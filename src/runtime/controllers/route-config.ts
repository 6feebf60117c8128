import type { Access, Actor } from '../auth/index.ts';

/** An error that a route may answer: a built-in one by name, or one of the application. */
export type DeclaredError =
  | string
  | { readonly code: string; readonly status: number; readonly title?: string };

/** What a route says about itself beyond its schema. */
export interface RouteConfig {
  /** Who is let in, checked before the body is read. */
  readonly allow?: Access<never>;
  /** The route takes If-Match. */
  readonly ifMatch?: boolean;
  /** The route makes what is not there yet, and cannot be asked for its version then. */
  readonly mayCreate?: boolean;
  /** The route makes something new: If-Match is refused, Idempotency-Key taken, Location answered. */
  readonly creates?: boolean;
  /** Nothing is left that could have a version: the answer carries no ETag. */
  readonly ends?: boolean;
  /** The answer carries an ETag: a route that reads one versioned thing. */
  readonly versioned?: boolean;
  /** The answer holds more than that thing, which changes without its version: never answered 304. */
  readonly holdsMore?: boolean;
  /** The route takes Idempotency-Key; its handler must return the answer, never `reply.send` it. */
  readonly idempotent?: boolean;
  /** Errors for the OpenAPI document that do not follow from the rest of the route. */
  readonly errors?: readonly DeclaredError[];
}

declare module 'fastify' {
  // Declaration merging is how Fastify types what routes and requests carry.
  interface FastifyContextConfig extends RouteConfig {}
  interface FastifySchema {
    /** Keeps the route out of the OpenAPI document. */
    hide?: boolean;
    operationId?: string;
    summary?: string;
    description?: string;
    tags?: readonly string[];
  }
  interface FastifyRequest {
    actor: Actor;
    readonly correlationId: string;
    /** By the process's monotonic clock. */
    startedAt: number;
  }
}
