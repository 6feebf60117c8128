import { describe, expect, test } from 'vitest';
import { Risk, type RiskJson } from '../../../src/contexts/risk-management/domain/values/risk.js';

const json: RiskJson = { likelihood: 0, risk: 'Risk' };

describe('risk', () => {
  test('is written as it was read', () => {
    expect(Risk.fromJSON(json).toJSON()).toMatchObject(json);
  });

  test('is equal to what has the same content', () => {
    const one = Risk.fromJSON(json);
    expect(one.equals(Risk.fromJSON(json))).toBe(true);
    const other = Risk.fromJSON({ ...json, likelihood: 1 });
    expect(one.equals(other)).toBe(false);
  });

  test.each([
    ['likelihood', -1],
    ['likelihood', 101],
  ])('refuses %s: %j', (field, wrong) => {
    const make = () => Risk.fromJSON({ ...json, [field]: wrong });
    const fields = expect.objectContaining({ [field]: expect.any(Array) });
    expect(make).toThrow(expect.objectContaining({ code: 'Validation', fields }));
  });
});
