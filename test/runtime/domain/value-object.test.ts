import { Decimal, equalValues, ValueObject } from '@plinth/runtime/domain';
import { describe, expect, it } from 'vitest';

class Money extends ValueObject {
  readonly amount: Decimal;
  readonly currency: string;

  constructor(amount: string, currency = 'EUR') {
    super();
    this.amount = Decimal.of(amount);
    this.currency = currency;
    Object.freeze(this);
  }
}

class Fee extends ValueObject {
  readonly amount = Decimal.of('1');
  readonly currency = 'EUR';
}

class OrderLine extends ValueObject {
  readonly prices: readonly Money[];
  readonly labels: Readonly<Record<string, string>>;

  constructor(prices: readonly Money[], labels: Readonly<Record<string, string>> = {}) {
    super();
    this.prices = prices;
    this.labels = labels;
  }
}

describe('ValueObject', () => {
  it.each<[string, ValueObject, unknown, boolean]>([
    ['same members', new Money('1.00'), new Money('1.00'), true],
    ['decimals by value', new Money('1.00'), new Money('1'), true],
    ['other amount', new Money('1.00'), new Money('1.01'), false],
    ['other currency', new Money('1.00'), new Money('1.00', 'USD'), false],
    ['another class with the same members', new Money('1'), new Fee(), false],
    ['a plain object', new Money('1'), { amount: Decimal.of(1), currency: 'EUR' }, false],
    ['null', new Money('1'), null, false],
    [
      'nested lists',
      new OrderLine([new Money('1'), new Money('2')]),
      new OrderLine([new Money('1.0'), new Money('2.0')]),
      true,
    ],
    [
      'order of a list counts',
      new OrderLine([new Money('1'), new Money('2')]),
      new OrderLine([new Money('2'), new Money('1')]),
      false,
    ],
    [
      'longer list',
      new OrderLine([new Money('1')]),
      new OrderLine([new Money('1'), new Money('1')]),
      false,
    ],
    [
      'maps in any order',
      new OrderLine([], { a: '1', b: '2' }),
      new OrderLine([], { b: '2', a: '1' }),
      true,
    ],
    [
      'a map with one more',
      new OrderLine([], { a: '1' }),
      new OrderLine([], { a: '1', b: '2' }),
      false,
    ],
  ])('%s', (_, left, right, want) => {
    expect(left.equals(right)).toBe(want);
    expect(equalValues(right, left)).toBe(want);
  });

  it('cannot be changed', () => {
    expect(() => Object.assign(new Money('1.00'), { currency: 'USD' })).toThrow(TypeError);
  });

  it.each<[unknown, unknown, boolean]>([
    [Number.NaN, Number.NaN, true],
    [0, -0, true],
    ['1', 1, false],
    [[], {}, false],
    [{}, [], false],
    [undefined, null, false],
    [Decimal.of(1), 1, false],
  ])('equalValues(%j, %j) is %j', (left, right, want) => {
    expect(equalValues(left, right)).toBe(want);
  });
});
