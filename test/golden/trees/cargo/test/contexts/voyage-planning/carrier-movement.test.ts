import { describe, expect, test } from 'vitest';
import { BadSchedule } from '../../../src/contexts/voyage-planning/domain/errors.js';
import {
  CarrierMovement,
  type CarrierMovementJson,
} from '../../../src/contexts/voyage-planning/domain/values/carrier-movement.js';

const json: CarrierMovementJson = {
  origin: 'AAAAA',
  destination: 'AAAAA',
  departs: '2025-01-31T01:00:00.000Z',
  arrives: '2025-01-31T02:00:00.000Z',
};

describe('carrier movement', () => {
  test('is written as it was read', () => {
    expect(CarrierMovement.fromJSON(json).toJSON()).toMatchObject(json);
  });

  test('is equal to what has the same content', () => {
    const one = CarrierMovement.fromJSON(json);
    expect(one.equals(CarrierMovement.fromJSON(json))).toBe(true);
    const other = CarrierMovement.fromJSON({ ...json, origin: 'BBBBB' });
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
    const make = () => CarrierMovement.fromJSON({ ...json, [field]: wrong });
    const fields = expect.objectContaining({ [field]: expect.any(Array) });
    expect(make).toThrow(expect.objectContaining({ code: 'Validation', fields }));
  });

  test('keeps the rule departs < arrives', () => {
    const make = () => CarrierMovement.fromJSON({ ...json, departs: '2025-02-01T00:00:00.000Z' });
    expect(make).toThrow(BadSchedule);
  });
});
