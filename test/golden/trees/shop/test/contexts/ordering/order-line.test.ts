import { describe, expect, test } from 'vitest';
import {
  OrderLine,
  type OrderLineJson,
} from '../../../src/contexts/ordering/domain/values/order-line.js';

const json: OrderLineJson = {
  sku: 'AAA-0000',
  quantity: 1,
  unitPrice: { amount: '10.00', currency: 'EUR' },
};

describe('order line', () => {
  test('is written as it was read', () => {
    expect(OrderLine.fromJSON(json).toJSON()).toMatchObject(json);
  });

  test('is equal to what has the same content', () => {
    const one = OrderLine.fromJSON(json);
    expect(one.equals(OrderLine.fromJSON(json))).toBe(true);
    const other = OrderLine.fromJSON({ ...json, sku: 'BBB-1111' });
    expect(one.equals(other)).toBe(false);
  });

  test.each([
    ['sku', '?'],
    ['quantity', 0],
    ['quantity', 1000],
  ])('refuses %s: %j', (field, wrong) => {
    const make = () => OrderLine.fromJSON({ ...json, [field]: wrong });
    const fields = expect.objectContaining({ [field]: expect.any(Array) });
    expect(make).toThrow(expect.objectContaining({ code: 'Validation', fields }));
  });
});
