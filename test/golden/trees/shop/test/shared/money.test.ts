import { describe, expect, test } from 'vitest';
import { Money, type MoneyJson } from '../../src/shared/values/money.js';

const json: MoneyJson = { amount: '10.00', currency: 'EUR' };

describe('money', () => {
  test('is written as it was read', () => {
    expect(Money.fromJSON(json).toJSON()).toMatchObject(json);
  });

  test('is equal to what has the same content', () => {
    const one = Money.fromJSON(json);
    expect(one.equals(Money.fromJSON(json))).toBe(true);
    const other = Money.fromJSON({ ...json, amount: '10.01' });
    expect(one.equals(other)).toBe(false);
  });

  test.each([
    ['amount', '0.001'],
    ['currency', 'none of them'],
  ])('refuses %s: %j', (field, wrong) => {
    const make = () => Money.fromJSON({ ...json, [field]: wrong });
    const fields = expect.objectContaining({ [field]: expect.any(Array) });
    expect(make).toThrow(expect.objectContaining({ code: 'Validation', fields }));
  });
});
