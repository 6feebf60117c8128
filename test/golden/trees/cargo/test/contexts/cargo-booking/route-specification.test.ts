import { describe, expect, test } from 'vitest';
import { SameOriginAndDestination } from '../../../src/contexts/cargo-booking/domain/errors.js';
import {
  RouteSpecification,
  type RouteSpecificationJson,
} from '../../../src/contexts/cargo-booking/domain/values/route-specification.js';

const json: RouteSpecificationJson = {
  origin: 'BBBBB',
  destination: 'AAAAA',
  arrivalDeadline: '2025-01-31T01:00:00.000Z',
};

describe('route specification', () => {
  test('is written as it was read', () => {
    expect(RouteSpecification.fromJSON(json).toJSON()).toMatchObject(json);
  });

  test('is equal to what has the same content', () => {
    const one = RouteSpecification.fromJSON(json);
    expect(one.equals(RouteSpecification.fromJSON(json))).toBe(true);
    const other = RouteSpecification.fromJSON({
      ...json,
      arrivalDeadline: '2025-02-01T00:00:00.000Z',
    });
    expect(one.equals(other)).toBe(false);
  });

  test.each([
    ['origin', 'xxxx'],
    ['origin', 'xxxxxx'],
    ['origin', '?'],
    ['destination', 'xxxx'],
    ['destination', 'xxxxxx'],
    ['destination', '?'],
  ])('refuses %s: %j', (field, wrong) => {
    const make = () => RouteSpecification.fromJSON({ ...json, [field]: wrong });
    const fields = expect.objectContaining({ [field]: expect.any(Array) });
    expect(make).toThrow(expect.objectContaining({ code: 'Validation', fields }));
  });

  test('keeps the rule origin !== destination', () => {
    const make = () => RouteSpecification.fromJSON({ ...json, destination: 'BBBBB' });
    expect(make).toThrow(SameOriginAndDestination);
  });
});
