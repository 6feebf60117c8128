import { describe, expect, test } from 'vitest';
import {
  Handling,
  type HandlingJson,
} from '../../../src/contexts/cargo-booking/domain/values/handling.js';

const json: HandlingJson = {
  type: 'Load',
  location: 'AAAAA',
  completedAt: '2025-01-31T01:00:00.000Z',
};

describe('handling', () => {
  test('is written as it was read', () => {
    expect(Handling.fromJSON(json).toJSON()).toMatchObject(json);
  });

  test('is equal to what has the same content', () => {
    const one = Handling.fromJSON(json);
    expect(one.equals(Handling.fromJSON(json))).toBe(true);
    const other = Handling.fromJSON({ ...json, type: 'Unload' });
    expect(one.equals(other)).toBe(false);
  });

  test.each([
    ['type', 'none of them'],
    ['location', 'xxxx'],
    ['location', 'xxxxxx'],
    ['location', '?'],
  ])('refuses %s: %j', (field, wrong) => {
    const make = () => Handling.fromJSON({ ...json, [field]: wrong });
    const fields = expect.objectContaining({ [field]: expect.any(Array) });
    expect(make).toThrow(expect.objectContaining({ code: 'Validation', fields }));
  });
});
