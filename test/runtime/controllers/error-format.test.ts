import { describe, expect, it } from 'vitest';
import { createErrorFormat } from '../../../src/runtime/controllers/error-format.ts';
import { DomainError, NotFound, ValidationError } from '../../../src/runtime/domain/index.ts';

const outOfStock = new DomainError({ code: 'OutOfStock', status: 409, title: 'not enough stock' });
const invalid = new ValidationError({ name: ['is required'] });

describe('errors', () => {
  it('are problem documents by themselves', () => {
    const { status, contentType, body } = createErrorFormat()(invalid, 'r-7');
    expect([status, contentType]).toEqual([422, 'application/problem+json; charset=utf-8']);
    expect(body).toEqual({
      type: 'urn:problem:Validation',
      title: 'the input is not valid',
      status: 422,
      detail: 'name is required',
      code: 'Validation',
      fields: { name: ['is required'] },
      requestId: 'r-7',
    });
  });

  const format = createErrorFormat({
    Validation: {
      status: 400,
      body: { title: '$title', errors: '$fields', list: ['$code', 1, null] },
    },
    '409': { body: { error: '$code ($status): $detail', at: '$timestamp' } },
    default: { body: { message: '$title', price: '$5', fields: 'in: $fields' } },
  });

  it.each([
    [
      'by name, with another status',
      invalid,
      400,
      {
        title: 'the input is not valid',
        errors: { name: ['is required'] },
        list: ['Validation', 1, null],
      },
    ],
    [
      'by status, with placeholders inside texts',
      outOfStock,
      409,
      { error: 'OutOfStock (409): not enough stock', at: expect.stringMatching(/^\d{4}-.*Z$/) },
    ],
    ['by default', new NotFound(), 404, { message: 'not found', price: '$5', fields: 'in: {}' }],
  ])('look as their template says: %s', (_, error, status, body) => {
    expect(format(error, 'r-7')).toEqual({
      status,
      contentType: 'application/json; charset=utf-8',
      body,
    });
  });

  it('leave texts that only look like placeholders alone', () => {
    const { body } = createErrorFormat({ default: { body: '$details $codes $ $title' } })(
      new NotFound(),
      'r-7',
    );
    expect(body).toBe('$details $codes $ not found');
  });

  it('are not taken in by what an input says', () => {
    const error = new NotFound('Order', '$code $& $1');
    const { body } = createErrorFormat({ default: { body: 'no: $detail' } })(error, 'r-7');
    expect(body).toBe('no: there is no Order $code $& $1');
  });
});
