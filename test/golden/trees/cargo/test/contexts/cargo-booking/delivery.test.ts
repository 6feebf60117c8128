import { describe, expect, test } from 'vitest';
import {
  Delivery,
  type DeliveryJson,
} from '../../../src/contexts/cargo-booking/domain/values/delivery.js';

const json: DeliveryJson = {
  transportStatus: 'NotReceived',
  routingStatus: 'NotRouted',
  misdirected: true,
  unloadedAtDestination: true,
  calculatedAt: '2025-01-31T01:00:00.000Z',
};

describe('delivery', () => {
  test('is written as it was read', () => {
    expect(Delivery.fromJSON(json).toJSON()).toMatchObject(json);
  });

  test('is equal to what has the same content', () => {
    const one = Delivery.fromJSON(json);
    expect(one.equals(Delivery.fromJSON(json))).toBe(true);
    const other = Delivery.fromJSON({ ...json, transportStatus: 'InPort' });
    expect(one.equals(other)).toBe(false);
  });

  test.each([
    ['transportStatus', 'none of them'],
    ['routingStatus', 'none of them'],
  ])('refuses %s: %j', (field, wrong) => {
    const make = () => Delivery.fromJSON({ ...json, [field]: wrong });
    const fields = expect.objectContaining({ [field]: expect.any(Array) });
    expect(make).toThrow(expect.objectContaining({ code: 'Validation', fields }));
  });
});
