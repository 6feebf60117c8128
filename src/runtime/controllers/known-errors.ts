import type { DeclaredError } from './route-config.ts';

const statuses: Readonly<Record<string, number>> = {
  BadRequest: 400,
  Unauthenticated: 401,
  Forbidden: 403,
  NotFound: 404,
  IllegalState: 409,
  NotUnique: 409,
  Conflict: 409,
  IdempotencyConflict: 409,
  VersionMismatch: 412,
  PayloadTooLarge: 413,
  UnsupportedMediaType: 415,
  Validation: 422,
  IdempotencyMismatch: 422,
  PreconditionRequired: 428,
  TooManyRequests: 429,
  NotImplemented: 501,
  Unavailable: 503,
};

export interface KnownError {
  readonly code: string;
  readonly status: number;
}

/** A declared error with its status; a name that nobody knows is a mistake of whoever wrote the route. */
export function knownError(error: DeclaredError): KnownError {
  if (typeof error !== 'string') {
    return { code: error.code, status: error.status };
  }
  const status = statuses[error] ?? (error.startsWith('Unknown') ? 404 : undefined);
  if (status === undefined) {
    throw new Error(`${error} is no built-in error: declare it as { code, status }`);
  }
  return { code: error, status };
}
