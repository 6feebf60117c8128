import { DomainError } from '../domain/index.ts';

/** A request that cannot be read at all. */
export class BadRequest extends DomainError {
  constructor(detail?: string) {
    super({ code: 'BadRequest', status: 400, title: 'the request cannot be read', detail });
  }
}

export class MethodNotAllowed extends DomainError {
  readonly headers: Readonly<Record<string, string>>;

  constructor(method: string, allowed: readonly string[]) {
    super({
      code: 'MethodNotAllowed',
      status: 405,
      title: 'this method is not served here',
      detail: `${method} is not served here, but ${allowed.join(', ')}`,
    });
    this.headers = { allow: allowed.join(', ') };
  }
}

export class PayloadTooLarge extends DomainError {
  constructor() {
    super({ code: 'PayloadTooLarge', status: 413, title: 'the body is too large' });
  }
}

export class UriTooLong extends DomainError {
  constructor() {
    super({ code: 'UriTooLong', status: 414, title: 'the address is too long' });
  }
}

export class UnsupportedMediaType extends DomainError {
  constructor() {
    super({
      code: 'UnsupportedMediaType',
      status: 415,
      title: 'the body is of a type that is not read here',
      detail: 'send the body as application/json',
    });
  }
}

/** A repeat that came while the first request with its Idempotency-Key was still running. */
export class IdempotencyConflict extends DomainError {
  constructor() {
    super({
      code: 'IdempotencyConflict',
      status: 409,
      title: 'a request with this Idempotency-Key is still running',
    });
  }
}

/** An Idempotency-Key that came before with another request. */
export class IdempotencyMismatch extends DomainError {
  constructor() {
    super({
      code: 'IdempotencyMismatch',
      status: 422,
      title: 'this Idempotency-Key was used for another request',
    });
  }
}

/** Our own fault; what happened stays in the log. */
export class InternalFault extends DomainError {
  constructor(options: { readonly cause: unknown }) {
    super({ code: 'Internal', status: 500, title: 'something went wrong here', ...options });
  }
}
