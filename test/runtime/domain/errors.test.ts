import {
  Conflict,
  DomainError,
  Forbidden,
  IllegalState,
  isDomainError,
  NotFound,
  NotImplemented,
  NotUnique,
  PreconditionRequired,
  TooManyRequests,
  Unauthenticated,
  Unavailable,
  UnknownReference,
  ValidationError,
  VersionMismatch,
} from '@plinth/runtime/domain';
import { describe, expect, it } from 'vitest';

describe('built-in errors', () => {
  it.each<[DomainError, string, number, string]>([
    [new ValidationError({ name: ['is required'] }), 'Validation', 422, 'name is required'],
    [new ValidationError({}), 'Validation', 422, 'the input is not valid'],
    [new Unauthenticated(), 'Unauthenticated', 401, 'nobody is signed in'],
    [new Forbidden(), 'Forbidden', 403, 'this is not allowed'],
    [new NotFound(), 'NotFound', 404, 'not found'],
    [new NotFound('Order', 7), 'NotFound', 404, 'there is no Order 7'],
    [new UnknownReference('Category', 'c1'), 'UnknownCategory', 404, 'there is no Category c1'],
    [new IllegalState('Order is Shipped'), 'IllegalState', 409, 'Order is Shipped'],
    [new NotUnique('name'), 'NotUnique', 409, 'name is already taken'],
    [
      new NotUnique(['client', 'day']),
      'NotUnique',
      409,
      'client and day are together already taken',
    ],
    [new Conflict(), 'Conflict', 409, 'this conflicts with another change'],
    [new VersionMismatch(), 'VersionMismatch', 412, 'it was changed since it was read'],
    [new PreconditionRequired(), 'PreconditionRequired', 428, 'the header If-Match is required'],
    [new TooManyRequests(3), 'TooManyRequests', 429, 'try again in 3 seconds'],
    [
      new NotImplemented('Catalog.split'),
      'NotImplemented',
      501,
      'Catalog.split is not implemented yet',
    ],
    [
      new Unavailable('CardProcessor'),
      'Unavailable',
      503,
      'CardProcessor is not available at the moment',
    ],
  ])('%s', (error, code, status, detail) => {
    expect({ ...error, message: error.message }).toMatchObject({
      code,
      status,
      detail,
      message: detail,
      name: code,
    });
    expect(isDomainError(error)).toBe(true);
  });

  it('names the fields that are taken', () => {
    expect(new NotUnique(['client', 'day']).fields).toEqual({
      client: ['is already taken'],
      day: ['is already taken'],
    });
  });

  it('keeps the cause for the log', () => {
    const cause = new Error('ECONNREFUSED');
    expect(new Unavailable('CardProcessor', { cause }).cause).toBe(cause);
  });
});

describe('isDomainError', () => {
  it('knows the error of a second copy of the package', () => {
    class Copy extends Error {
      get [Symbol.for('plinth.DomainError')](): true {
        return true;
      }
    }
    expect(isDomainError(new Copy())).toBe(true);
  });

  it.each([new Error('x'), { code: 'NotFound', status: 404 }, null, undefined, 'NotFound'])(
    'not %s',
    (error) => {
      expect(isDomainError(error)).toBe(false);
    },
  );

  it('holds for the errors of an app', () => {
    class OutOfStock extends DomainError {
      constructor(detail?: string) {
        super({ code: 'OutOfStock', status: 409, title: 'not enough stock', detail });
      }
    }
    expect(new OutOfStock()).toMatchObject({
      code: 'OutOfStock',
      title: 'not enough stock',
      detail: 'not enough stock',
    });
    expect(new OutOfStock('only 3 left')).toMatchObject({
      title: 'not enough stock',
      detail: 'only 3 left',
    });
  });
});
