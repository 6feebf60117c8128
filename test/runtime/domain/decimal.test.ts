import { Decimal, type DecimalInput } from '@plinth/runtime/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const of = Decimal.of;

describe('Decimal', () => {
  it.each<[string, Decimal, string]>([
    ['keeps the zeros it was written with', of('70.00'), '70.00'],
    ['reads a number', of(1.5), '1.5'],
    ['is exact where numbers are not', of('0.1').plus('0.2'), '0.3'],
    ['plus keeps the larger scale', of('100.00').plus('0.5'), '100.50'],
    ['minus keeps the larger scale', of('100.00').minus('30.00'), '70.00'],
    ['minus may show a zero', of('30.00').minus('30.00'), '0.00'],
    ['times a whole number keeps the scale', of('19.90').times(3), '59.70'],
    ['times shows every digit', of('0.05').times('0.05'), '0.0025'],
    [
      'times is exact at full length',
      of('9'.repeat(30)).times('9'.repeat(30)),
      `${'9'.repeat(29)}8${'0'.repeat(29)}1`,
    ],
    ['div that ends', of('1.00').div(4), '0.25'],
    ['div that does not end, rounded', of('100').div(3).round(2), '33.33'],
    ['neg', of('1.20').neg(), '-1.20'],
    ['neg of zero has no sign', of('0.00').neg(), '0.00'],
    ['abs', of('-1.20').abs(), '1.20'],
    ['round goes half away from zero', of('2.345').round(2), '2.35'],
    ['round of a negative half', of('-2.345').round(2), '-2.35'],
    ['round fills up with zeros', of('2').round(2), '2.00'],
    ['round to nothing has no sign', of('-0.001').round(2), '0.00'],
    ['never writes an exponent', of(1e21), '1000000000000000000000'],
    ['nor a negative one', of(1e-7), '0.0000001'],
  ])('%s', (_, got, want) => {
    expect(got.toString()).toBe(want);
    expect(JSON.stringify({ got })).toBe(JSON.stringify({ got: want }));
  });

  it.each<[DecimalInput, DecimalInput, -1 | 0 | 1]>([
    ['1.50', '1.5', 0],
    ['-0', 0, 0],
    ['9', '10', -1],
    ['0.1000000000000000001', '0.1', 1],
  ])('compares %s with %s by value', (left, right, want) => {
    const a = of(left);
    expect([
      a.compare(right),
      a.eq(right),
      a.lt(right),
      a.lte(right),
      a.gt(right),
      a.gte(right),
    ]).toEqual([want, want === 0, want < 0, want <= 0, want > 0, want >= 0]);
  });

  it.each([
    '',
    ' ',
    '1,5',
    '1.',
    '.5',
    '+1',
    '1e5',
    '0x10',
    'NaN',
    'Infinity',
    '1 000',
    '٣',
    '1\n',
    '1'.repeat(31),
    `0.${'1'.repeat(21)}`,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e30,
    1e-30,
  ])('refuses %j', (input) => {
    expect(() => of(input)).toThrow(expect.objectContaining({ code: 'Validation', status: 422 }));
  });

  it('refuses to divide by zero as a validation error, not as a fault', () => {
    expect(() => of(1).div('0.00')).toThrow(expect.objectContaining({ code: 'Validation' }));
  });

  it('toFixed writes the digits of a column', () => {
    expect(of('1.005').toFixed(2)).toBe('1.01');
    expect(of('1').toFixed(4)).toBe('1.0000');
  });

  it('is told apart by what test runners see', () => {
    expect(of('1.00')).not.toEqual(of('2.00'));
    expect(of('1.00')).toEqual(of('1.00'));
  });

  it('adds and takes away without a trace', () => {
    const amount = fc
      .integer({ min: -1e12, max: 1e12 })
      .map((cents) => of(cents).div(100).round(2));
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(a.plus(b).minus(b).toString()).toBe(a.toString());
        expect(of(a.toString()).eq(a)).toBe(true);
      }),
    );
  });
});
