import {
  Decimal,
  elementAt,
  keys,
  mapValues,
  omit,
  sum,
  sumDecimals,
  ValidationError,
  values,
} from '@plinth/runtime/domain';
import { expect, it } from 'vitest';

const reservations = { o1: 3, o2: 4 };

it('sums numbers, decimals and nothing', () => {
  expect(sum(values(reservations))).toBe(7);
  expect(sum([])).toBe(0);
  expect(sum([Decimal.of('0.1'), Decimal.of('0.2')]).toString()).toBe('0.3');
  expect(sumDecimals([]).isZero()).toBe(true);
});

it('reads and shortens a map without changing it', () => {
  expect(keys(reservations)).toEqual(['o1', 'o2']);
  expect(omit(reservations, 'o1')).toEqual({ o2: 4 });
  expect(omit(reservations, 'none')).toEqual(reservations);
  expect(reservations).toEqual({ o1: 3, o2: 4 });
});

it('omits around keys that objects inherit', () => {
  const given = JSON.parse('{"__proto__": 1, "constructor": 2, "sku": 3}');
  expect(Object.keys(omit(given, 'sku'))).toEqual(['__proto__', 'constructor']);
});

it('elementAt finds what is there and says what is not', () => {
  expect([elementAt(['a', 'b'], 1), elementAt([undefined], 0)]).toEqual(['b', undefined]);
  for (const index of [2, -1, 0.5, Number.NaN]) {
    expect(() => elementAt(['a', 'b'], index)).toThrow(`no element ${index} in a list of 2`);
  }
});

it('turns the values of a map around, and says below which key one is wrong', () => {
  expect(mapValues(reservations, (count) => count * 2)).toEqual({ o1: 6, o2: 8 });
  const given = JSON.parse('{"__proto__": 1}');
  expect(Object.entries(mapValues(given, String))).toEqual([['__proto__', '1']]);
  const refuse = () => {
    throw new ValidationError({ amount: ['is too much'] });
  };
  expect(() => mapValues({ EUR: 1 }, refuse)).toThrow(
    expect.objectContaining({ fields: { 'EUR.amount': ['is too much'] } }),
  );
});
