import { describe, expect, test } from 'vitest';
import { Address, type AddressJson } from '../../src/shared/values/address.js';

const json: AddressJson = { street: 'Street', city: 'City', zip: 'Zip', country: 'AA' };

describe('address', () => {
  test('is written as it was read', () => {
    expect(Address.fromJSON(json).toJSON()).toMatchObject(json);
  });

  test('is equal to what has the same content', () => {
    const one = Address.fromJSON(json);
    expect(one.equals(Address.fromJSON(json))).toBe(true);
    const other = Address.fromJSON({ ...json, street: 'Streey' });
    expect(one.equals(other)).toBe(false);
  });

  test.each([
    ['street', ''],
    ['street', 'x'.repeat(121)],
    ['city', ''],
    ['city', 'x'.repeat(81)],
    ['zip', ''],
    ['zip', 'xxxxxxxxxxxxx'],
    ['country', 'x'],
    ['country', 'xxx'],
    ['country', '?'],
  ])('refuses %s: %j', (field, wrong) => {
    const make = () => Address.fromJSON({ ...json, [field]: wrong });
    const fields = expect.objectContaining({ [field]: expect.any(Array) });
    expect(make).toThrow(expect.objectContaining({ code: 'Validation', fields }));
  });
});
