import { describe, expect, test } from 'vitest';
import { Leg, type LegJson } from '../../../src/contexts/cargo-booking/domain/values/leg.js';

const json: LegJson = {
  voyage: 'Voyage',
  loadLocation: 'AAAAA',
  unloadLocation: 'AAAAA',
  loadTime: '2025-01-31T01:00:00.000Z',
  unloadTime: '2025-01-31T02:00:00.000Z',
};

describe('leg', () => {
  test('is written as it was read', () => {
    expect(Leg.fromJSON(json).toJSON()).toMatchObject(json);
  });

  test('is equal to what has the same content', () => {
    const one = Leg.fromJSON(json);
    expect(one.equals(Leg.fromJSON(json))).toBe(true);
    const other = Leg.fromJSON({ ...json, voyage: 'Voyagy' });
    expect(one.equals(other)).toBe(false);
  });

  test.each([
    ['voyage', ''],
    ['voyage', 'xxxxxxxxxxx'],
    ['loadLocation', 'xxxx'],
    ['loadLocation', 'xxxxxx'],
    ['loadLocation', '?'],
    ['unloadLocation', 'xxxx'],
    ['unloadLocation', 'xxxxxx'],
    ['unloadLocation', '?'],
  ])('refuses %s: %j', (field, wrong) => {
    const make = () => Leg.fromJSON({ ...json, [field]: wrong });
    const fields = expect.objectContaining({ [field]: expect.any(Array) });
    expect(make).toThrow(expect.objectContaining({ code: 'Validation', fields }));
  });
});
