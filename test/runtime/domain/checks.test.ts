import {
  checkBinary,
  checkDate,
  checkDatetime,
  checkDecimal,
  checkEach,
  checkEmail,
  checkInt,
  checkKeys,
  checkList,
  checkMember,
  checkNumber,
  checkString,
  checkThat,
  checkUri,
  checkUuid,
  Decimal,
  type Problem,
  ValidationError,
  validate,
  within,
  withinEach,
  withinGiven,
  withinOptional,
} from '@plinth/runtime/domain';
import { describe, expect, it } from 'vitest';

const fine = undefined;

function fieldsOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    if (error instanceof ValidationError) return error.fields;
    throw error;
  }
  return undefined;
}

describe('checks', () => {
  it.each<[string, Problem, string | undefined]>([
    ['an absent string', checkString(null, { min: 1 }), fine],
    ['an empty name', checkString('', { min: 1 }), 'must be at least 1 character long'],
    ['a short name', checkString('a', { min: 2 }), 'must be at least 2 characters long'],
    ['a name that fits', checkString('Anna', { min: 1, max: 4 }), fine],
    ['a long name', checkString('Annab', { max: 4 }), 'must be at most 4 characters long'],
    ['four emoji are four characters', checkString('👍👍👍👍', { max: 4 }), fine],
    ['one emoji is not two', checkString('👍', { min: 2 }), 'must be at least 2 characters long'],
    ['a sku', checkString('ABC-1234', { pattern: /^[A-Z]{3}-[0-9]{4}$/ }), fine],
    ['no sku', checkString('abc', { pattern: /^[A-Z]{3}$/ }), 'must match ^[A-Z]{3}$'],
    ['a NUL', checkString('a\u0000b'), 'must not contain the character U+0000'],
    ['half an emoji', checkString('\ud83d'), 'must not contain half a surrogate pair'],
    ['a whole one', checkString('\ud83d\ude00'), fine],
    ['a number below', checkNumber(-0.1, { min: 0 }), 'must be at least 0'],
    ['a number above', checkNumber(100.5, { max: 100 }), 'must be at most 100'],
    ['no number', checkNumber(Number.NaN), 'must be a number'],
    ['a fraction', checkInt(1.5), 'must be a whole number'],
    ['too big to be exact', checkInt(2 ** 53), 'must be a whole number'],
    ['an int in range', checkInt(999, { min: 1, max: 999 }), fine],
    ['an int out of range', checkInt(1000, { min: 1, max: 999 }), 'must be at most 999'],
    ['cents', checkDecimal(Decimal.of('1.20'), { scale: 2 }), fine],
    ['zeros beyond the scale', checkDecimal(Decimal.of('1.2000'), { scale: 2 }), fine],
    [
      'digits beyond the scale',
      checkDecimal(Decimal.of('1.205'), { scale: 2 }),
      'must have at most 2 decimal places',
    ],
    [
      'one place',
      checkDecimal(Decimal.of('1.25'), { scale: 1 }),
      'must have at most 1 decimal place',
    ],
    [
      'a decimal below',
      checkDecimal(Decimal.of('0'), { min: '0.01', scale: 2 }),
      'must be at least 0.01',
    ],
    [
      'a decimal above',
      checkDecimal(Decimal.of('1.01'), { max: 1, scale: 2 }),
      'must be at most 1',
    ],
    ['an empty list', checkList([], { min: 1 }), 'must have at least 1 element'],
    ['a set of texts', checkList(['a', 'b'], { distinct: true }), fine],
    [
      'the same text',
      checkList(['a', 'b', 'a'], { distinct: true }),
      'must not contain an element twice',
    ],
    [
      'the same decimal',
      checkList([Decimal.of('1'), Decimal.of('1.0')], { distinct: true }),
      'must not contain an element twice',
    ],
    [
      'the same record',
      checkList([{ sku: 'a' }, { sku: 'a' }], { distinct: true }),
      'must not contain an element twice',
    ],
    ['other records', checkList([{ sku: 'a' }, { sku: 'b' }], { distinct: true }), fine],
    ['a member', checkMember('EUR', ['EUR', 'USD']), fine],
    ['no member', checkMember('CHF', ['EUR', 'USD']), 'must be one of EUR, USD'],
    ['an inherited name', checkMember('constructor', ['EUR']), 'must be one of EUR'],
    ['a rule that holds', checkThat(true, 'start must be before end'), fine],
    [
      'a rule that does not',
      checkThat(false, 'start must be before end'),
      'start must be before end',
    ],
  ])('%s', (_, got, want) => {
    expect(got).toBe(want);
  });

  const formats: readonly [
    string,
    (text: string) => Problem,
    readonly string[],
    readonly string[],
  ][] = [
    [
      'date',
      checkDate,
      ['2026-01-31', '2024-02-29', '0001-01-01'],
      [
        '2026-02-30',
        '2025-02-29',
        '2026-13-01',
        '2026-1-1',
        '2026-01-31T10:00:00Z',
        'today',
        '',
        '2026-01-31\n',
      ],
    ],
    [
      'datetime',
      checkDatetime,
      ['2026-01-31T10:00:00Z', '2026-01-31T10:00:00.123456+05:30'],
      [
        '2026-01-31T10:00:00',
        '2026-01-31',
        '2026-02-30T10:00:00Z',
        '2026-01-31T25:00:00Z',
        '2026-01-31T24:00:00Z',
        '2026-01-31T10:00:60Z',
      ],
    ],
    [
      'uuid',
      checkUuid,
      ['0190b5a0-7f1e-7c3e-8a4b-0123456789ab', '0190B5A0-7F1E-7C3E-8A4B-0123456789AB'],
      [
        '0190b5a07f1e7c3e8a4b0123456789ab',
        '0190b5a0-7f1e-7c3e-8a4b-0123456789ag',
        '{0190b5a0-7f1e-7c3e-8a4b-0123456789ab}',
        '',
      ],
    ],
    [
      'email',
      checkEmail,
      ['mia@example.org', 'mia.m+tag@mail.example.co.uk'],
      [
        'mia',
        'mia@',
        '@example.org',
        'mia@localhost',
        'mia@exa mple.org',
        'a@b@example.org',
        `${'a'.repeat(65)}@example.org`,
        'mia@example.org\n',
      ],
    ],
    [
      'uri',
      checkUri,
      ['https://example.org/a?b=c#d', 'urn:isbn:0451450523', 'mailto:mia@example.org'],
      [
        'example.org',
        '/relative',
        'https://',
        'https://exa mple.org',
        'https://example.org/<script>',
        'https://[',
        '',
      ],
    ],
    [
      'binary',
      checkBinary,
      ['', 'aGk=', 'aGkh', 'aA=='],
      ['a', 'aGk', 'aG k=', 'aGk=aGk=', '====', '-_-_'],
    ],
  ];
  it.each(formats.flatMap(([name, check, good]) => good.map((text) => ({ name, check, text }))))(
    '$text is a $name',
    ({ check, text }) => {
      expect(check(text)).toBe(undefined);
    },
  );
  it.each(formats.flatMap(([name, check, , bad]) => bad.map((text) => ({ name, check, text }))))(
    '$text is no $name',
    ({ check, text }) => {
      expect(check(text)).toMatch(/^must be /);
    },
  );
});

describe('validate', () => {
  it('is silent when nothing is wrong', () => {
    expect(fieldsOf(() => validate({ street: checkString('Main St', { max: 120 }) }))).toBe(
      undefined,
    );
  });

  it('tells all that is wrong at once, with its path', () => {
    const run = (): void =>
      validate({
        street: checkString('', { min: 1 }),
        zip: checkString('8000'),
        tags: [
          checkList(['x', 'x'], { distinct: true }),
          checkEach(['x', 'toolong'], (tag) => checkString(tag, { max: 3 })),
        ],
        shelves: checkKeys({ north: 1, nowhere: 2 }, (key) => checkString(key, { max: 5 })),
        stock: checkEach({ basel: -1, bern: 4 }, (count) => checkInt(count, { min: 0 })),
      });
    expect(fieldsOf(run)).toEqual({
      street: ['must be at least 1 character long'],
      tags: ['must not contain an element twice'],
      'tags.1': ['must be at most 3 characters long'],
      'shelves.nowhere': ['must be at most 5 characters long'],
      'stock.basel': ['must be at least 0'],
    });
  });

  it('says the first problem in a sentence', () => {
    expect(() => validate({ street: 'is required' })).toThrow('street is required');
  });

  it('puts the path of the outer field before that of the inner one', () => {
    const price = (): Decimal => within('amount', () => Decimal.of('1,20'));
    expect(fieldsOf(() => within('price', price))).toEqual({
      'price.amount': ['must be a decimal number'],
    });
    expect(
      fieldsOf(() =>
        withinEach('legs', ['1', 'one'], (leg) => within('hours', () => Decimal.of(leg))),
      ),
    ).toEqual({
      'legs.1.hours': ['must be a decimal number'],
    });
    expect(withinEach('legs', ['1', '2'], (leg) => Decimal.of(leg).toNumber())).toEqual([1, 2]);
  });

  it('makes nothing of what is absent', () => {
    const read = (amount: string | null | undefined) =>
      withinOptional('amount', amount, Decimal.of);
    expect([read(null), read(undefined), read('1.5')?.toNumber()]).toEqual([null, null, 1.5]);
    expect(fieldsOf(() => read('one'))).toEqual({ amount: ['must be a decimal number'] });
  });

  it('hands on what a change does not give, and what it takes away', () => {
    const read = (amount: string | null | undefined) => withinGiven('amount', amount, Decimal.of);
    expect([read(null), read(undefined), read('1.5')?.toNumber()]).toEqual([null, undefined, 1.5]);
    expect(fieldsOf(() => read('one'))).toEqual({ amount: ['must be a decimal number'] });
  });

  it('leaves other errors as they are', () => {
    expect(() =>
      within('price', () => {
        throw new TypeError('a fault of ours');
      }),
    ).toThrow(TypeError);
  });
});
