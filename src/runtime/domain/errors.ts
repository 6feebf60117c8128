import { DomainError, type FieldErrors } from './domain-error.ts';

/** Input that breaks a constraint or an invariant; `fields` says where. */
export class ValidationError extends DomainError {
  declare readonly fields: FieldErrors;

  constructor(fields: FieldErrors, detail?: string) {
    super({
      code: 'Validation',
      status: 422,
      title: 'the input is not valid',
      detail: detail ?? firstProblem(fields),
      fields,
    });
  }
}

function firstProblem(fields: FieldErrors): string | undefined {
  const [first] = Object.entries(fields);
  if (first === undefined) return undefined;
  const [path, messages] = first;
  return path === '' ? messages.join(', ') : `${path} ${messages.join(', ')}`;
}

export class Unauthenticated extends DomainError {
  constructor(detail?: string) {
    super({ code: 'Unauthenticated', status: 401, title: 'nobody is signed in', detail });
  }
}

export class Forbidden extends DomainError {
  constructor(detail?: string) {
    super({ code: 'Forbidden', status: 403, title: 'this is not allowed', detail });
  }
}

export class NotFound extends DomainError {
  constructor(kind?: string, id?: string | number) {
    super({ code: 'NotFound', status: 404, title: 'not found', detail: missing(kind, id) });
  }
}

/** A `ref` to something that does not exist: its code is `UnknownCategory` for a Category. */
export class UnknownReference extends DomainError {
  constructor(kind: string, id?: string | number) {
    super({
      code: `Unknown${kind}`,
      status: 404,
      title: `no such ${kind}`,
      detail: missing(kind, id),
    });
  }
}

function missing(kind: string | undefined, id: string | number | undefined): string | undefined {
  if (kind === undefined) return undefined;
  return id === undefined ? `there is no such ${kind}` : `there is no ${kind} ${id}`;
}

export class IllegalState extends DomainError {
  constructor(detail?: string) {
    super({
      code: 'IllegalState',
      status: 409,
      title: 'not possible in the present state',
      detail,
    });
  }
}

/** A value of a `unique` field, or of several together, that another row already has. */
export class NotUnique extends DomainError {
  constructor(field: string | readonly string[]) {
    const fields = typeof field === 'string' ? [field] : field;
    super({
      code: 'NotUnique',
      status: 409,
      title: 'a value is already taken',
      detail: fields.length === 0 ? undefined : taken(fields),
      fields: Object.fromEntries(fields.map((name) => [name, ['is already taken']])),
    });
  }
}

function taken(fields: readonly string[]): string {
  return `${fields.join(' and ')} ${fields.length > 1 ? 'are together' : 'is'} already taken`;
}

/** Somebody else changed the same thing at the same time, or still refers to it. */
export class Conflict extends DomainError {
  constructor(detail?: string) {
    super({
      code: 'Conflict',
      status: 409,
      title: 'this conflicts with another change',
      detail,
    });
  }
}

export class VersionMismatch extends DomainError {
  constructor(detail?: string) {
    super({
      code: 'VersionMismatch',
      status: 412,
      title: 'it was changed since it was read',
      detail,
    });
  }
}

export class PreconditionRequired extends DomainError {
  constructor(detail?: string) {
    super({
      code: 'PreconditionRequired',
      status: 428,
      title: 'the header If-Match is required',
      detail,
    });
  }
}

export class TooManyRequests extends DomainError {
  readonly retryAfterSeconds: number | undefined;

  constructor(retryAfterSeconds?: number) {
    super({
      code: 'TooManyRequests',
      status: 429,
      title: 'too many requests',
      detail:
        retryAfterSeconds === undefined ? undefined : `try again in ${retryAfterSeconds} seconds`,
    });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Something this depends on does not answer; the cause is for the log, not for the caller. */
export class Unavailable extends DomainError {
  constructor(what?: string, options: { readonly cause?: unknown } = {}) {
    super({
      code: 'Unavailable',
      status: 503,
      title: 'not available at the moment',
      detail: what === undefined ? undefined : `${what} is not available at the moment`,
      cause: options.cause,
    });
  }
}

/** A body that is to be written by hand. */
export class NotImplemented extends DomainError {
  constructor(what: string) {
    super({
      code: 'NotImplemented',
      status: 501,
      title: 'not implemented yet',
      detail: `${what} is not implemented yet`,
    });
  }
}
