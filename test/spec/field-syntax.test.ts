import { describe, expect, it } from 'vitest';
import { fields } from '../../src/spec/fields.ts';
import { id } from '../../src/spec/id.ts';
import { returns } from '../../src/spec/returns.ts';
import { typeAliases } from '../../src/spec/type-alias.ts';
import { foundIn, problemsOf, read } from './reading.ts';

const string = { kind: 'scalar', name: 'string', args: {} };
const one = { card: 'one', flags: [] };
const named = (name: string) => ({ kind: 'named', name: { name } });

const fieldOf = (text: unknown) => {
  const [field] = foundIn(fields, { total: text }) as [Record<string, unknown>];
  const { name, ...rest } = field;
  expect(name).toBe('total');
  return rest;
};

describe('a field', () => {
  it.each([
    ['string', { type: string, ...one }],
    ['string?', { type: string, ...one, card: 'optional' }],
    ['string*', { type: string, ...one, card: 'list' }],
    ['string+', { type: string, ...one, card: 'some' }],
    ['string(1..80)', { type: { ...string, args: { range: { min: '1', max: '80' } } }, ...one }],
    ['string(..80)', { type: { ...string, args: { range: { max: '80' } } }, ...one }],
    ['string(2)', { type: { ...string, args: { length: 2 } }, ...one }],
    [
      'string(5 /^[A-Z]{5}$/)',
      { type: { ...string, args: { length: 5, pattern: '^[A-Z]{5}$' } }, ...one },
    ],
    [
      'string(/^a (b|c)\\/[/)]$/)?',
      { type: { ...string, args: { pattern: '^a (b|c)\\/[/)]$' } }, ...one, card: 'optional' },
    ],
    [
      'int(-5..-1)',
      { type: { kind: 'scalar', name: 'int', args: { range: { min: '-5', max: '-1' } } }, ...one },
    ],
    [
      'decimal(0.01.. scale=2)',
      {
        type: { kind: 'scalar', name: 'decimal', args: { range: { min: '0.01' }, scale: 2 } },
        ...one,
      },
    ],
    ['decimal(scale=0)', { type: { kind: 'scalar', name: 'decimal', args: { scale: 0 } }, ...one }],
    ['Money', { type: named('Money'), ...one }],
    [
      'Catalog.Price',
      { type: { kind: 'named', name: { context: 'Catalog', name: 'Price' } }, ...one },
    ],
    [
      'ref Category?',
      { type: { kind: 'ref', target: { name: 'Category' } }, ...one, card: 'optional' },
    ],
    [
      'ref Catalog.Product+',
      {
        type: { kind: 'ref', target: { context: 'Catalog', name: 'Product' } },
        ...one,
        card: 'some',
      },
    ],
    [
      'map(uuid int)',
      {
        type: {
          kind: 'map',
          key: { kind: 'scalar', name: 'uuid', args: {} },
          value: { kind: 'scalar', name: 'int', args: {} },
        },
        ...one,
      },
    ],
    [
      'map(Sku Catalog.Price)',
      {
        type: {
          kind: 'map',
          key: named('Sku'),
          value: { kind: 'named', name: { context: 'Catalog', name: 'Price' } },
        },
        ...one,
      },
    ],
    ['string unique', { type: string, card: 'one', flags: [{ kind: 'unique' }] }],
    [
      'string* distinct secret',
      { type: string, card: 'list', flags: [{ kind: 'distinct' }, { kind: 'secret' }] },
    ],
    [
      'string immutable was=sum as=@total.x',
      { type: string, card: 'one', flags: [{ kind: 'immutable' }], was: 'sum', wire: '@total.x' },
    ],
    ['string = 0', { type: string, ...one, default: { kind: 'number', text: '0' } }],
    ['string = -1.50', { type: string, ...one, default: { kind: 'number', text: '-1.50' } }],
    ['string = true', { type: string, ...one, default: { kind: 'bool', value: true } }],
    [
      "string = 'it''s = fine'",
      { type: string, ...one, default: { kind: 'text', text: "it's = fine" } },
    ],
    ['string = EUR', { type: string, ...one, default: { kind: 'member', name: 'EUR' } }],
    ['string = now', { type: string, ...one, default: { kind: 'now' } }],
    ['string = today', { type: string, ...one, default: { kind: 'today' } }],
    [
      'string unique = uuid',
      { type: string, card: 'one', flags: [{ kind: 'unique' }], default: { kind: 'uuid' } },
    ],
    [
      'Money := unitPrice.times(quantity)',
      { type: named('Money'), ...one, derived: 'unitPrice.times(quantity)' },
    ],
    ['money', { type: named('money'), ...one }],
  ])('%s', (text, want) => {
    expect(fieldOf(text)).toEqual(want);
  });

  it('has a long form', () => {
    const long = { type: 'string(2) unique', description: 'ISO code', was: 'land', example: 'DE' };
    expect(fieldOf(long)).toMatchObject({
      flags: [{ kind: 'unique' }],
      description: 'ISO code',
      was: 'land',
      example: { value: 'DE' },
    });
  });

  it.each([
    ['string(60..1)', 'SPEC_TYPE_ARGS <60..1> empty range 60..1 (write 1..60)'],
    ['int(1.5..2)', 'SPEC_TYPE_ARGS <1.5..2> bounds of int are whole numbers'],
    ['string(-1..2)', 'SPEC_TYPE_ARGS <-1..2> a length is not negative'],
    ['string(..)', 'SPEC_TYPE_ARGS <..> a range needs a bound'],
    ['string(2 1..3)', 'SPEC_TYPE_ARGS <2> the length is said twice'],
    ['string(1..2 3..4)', 'SPEC_TYPE_ARGS <3..4> range is said twice'],
    ['int(5)', 'SPEC_TYPE_ARGS <5> int takes a range (1..80), not 5'],
    ['uuid(1..2)', 'SPEC_TYPE_ARGS <(1..2)> uuid takes no arguments'],
    ['Sku(3)', 'SPEC_TYPE_ARGS <(3)> Sku takes no arguments'],
    ['decimal(scale=99)', 'SPEC_TYPE_ARGS <scale=99> a scale is at most 30'],
    ['string(/(/)', 'SPEC_TYPE_ARGS </(/> the pattern does not compile: Unterminated group'],
    [
      'string(/[/)',
      'SPEC_TYPE_ARGS </[/> the pattern does not compile: Unterminated character class',
    ],
    [
      'string(1,80)',
      'SPEC_SYNTAX <,> "string(1,80)" is not a type (separate arguments by spaces; a range is written 1..80)',
    ],
    [
      'string(1..80',
      'SPEC_SYNTAX <string(1..80> "string(1..80" is not a field (for example: string(1..80) unique)',
    ],
    ['string distinct', 'SPEC_FLAG <distinct> distinct needs a list (write * behind the type)'],
    [
      'string[]',
      'SPEC_SYNTAX <[]> "string[]" is not a field (a list is written *, or + with at least one: string*)',
    ],
    [
      'string optional',
      'SPEC_SYNTAX <optional> "string optional" is not a field (write ? behind the type: string?)',
    ],
    [
      'string required',
      'SPEC_SYNTAX <required> "string required" is not a field (leave it out: what has no ? is required)',
    ],
    ['string unique unique', 'SPEC_FLAG <unique> unique is said twice (leave one out)'],
    ['string uniqe', 'SPEC_SYNTAX <uniqe> "uniqe" is not a flag of a field (did you mean unique?)'],
    [
      'string forever',
      'SPEC_SYNTAX <forever> "string forever" is not a field (for example: string(1..80) unique)',
    ],
    ['reff Order', 'SPEC_SYNTAX <reff> "reff Order" is not a field (did you mean ref?)'],
    [
      'string = abc',
      `SPEC_SYNTAX <abc> "abc" is not a default (write a number, true, false, 'text', Member, now, today or uuid)`,
    ],
    [
      'string = 1 2',
      'SPEC_SYNTAX <2> "string = 1 2" is not a field (for example: string(1..80) unique)',
    ],
    [
      'string as=',
      'SPEC_SYNTAX <string as=> "string as=" is not a field (for example: string(1..80) unique)',
    ],
    [
      'string :=',
      'SPEC_SYNTAX <string :=> "string :=" is not a field (for example: string(1..80) unique)',
    ],
    [
      '?string',
      'SPEC_SYNTAX <?string> "?string" is not a field (for example: string(1..80) unique)',
    ],
    ['', 'SPEC_SYNTAX <> "" is not a field (for example: string(1..80) unique)'],
    ['map(uuid)', 'SPEC_SYNTAX <)> "map(uuid)" is not a field (for example: string(1..80) unique)'],
    ['a.b.c', 'SPEC_SYNTAX <.c> "a.b.c" is not a field (for example: string(1..80) unique)'],
    [{ typ: 'string' }, 'SPEC_UNKNOWN_KEY <typ> unknown key "typ" (did you mean type?)'],
    [
      { description: 'none' },
      'SPEC_MISSING_KEY <total> missing key "type" (add type: what the short form of a field says)',
    ],
    [null, 'SPEC_VALUE <null> must be a text such as string(1..80) unique'],
    [['string'], 'SPEC_VALUE <["string"]> must be a text such as string(1..80) unique'],
  ])('%s is refused, and the field stays', (text, problem) => {
    const { found, problems } = read(fields, { total: text });
    expect(problems).toContain(problem);
    expect(found).toMatchObject([{ name: 'total' }]);
  });
});

describe('an id', () => {
  it.each([
    ['uuid', { type: { kind: 'scalar', name: 'uuid', args: {} }, given: false }],
    ['int given', { type: { kind: 'scalar', name: 'int', args: {} }, given: true }],
    ['TrackingId = uuid', { type: named('TrackingId'), given: false, default: { kind: 'uuid' } }],
  ])('%s', (text, want) => {
    expect(foundIn(id, text)).toEqual(want);
  });

  it.each([
    ['int?', '<?>'],
    ['int giver', '<giver>'],
    ['int =', '<=>'],
    ['uuid unique', '<unique>'],
  ])('%s is refused at %s', (text, place) => {
    expect(problemsOf(id, text)).toEqual([
      expect.stringContaining(`SPEC_SYNTAX ${place} "${text}" is not an id`),
    ]);
  });
});

describe('what is returned', () => {
  it.each([
    ['Itinerary*', { kind: 'type', type: named('Itinerary'), card: 'list' }],
    [
      { paymentId: 'uuid := id' },
      {
        kind: 'fields',
        fields: [
          {
            name: 'paymentId',
            type: { kind: 'scalar', name: 'uuid', args: {} },
            ...one,
            derived: 'id',
          },
        ],
      },
    ],
  ])('%j', (text, want) => {
    expect(foundIn(returns, text)).toEqual(want);
  });
});

describe('an alias of a type', () => {
  it('keeps constraints', () => {
    expect(
      foundIn(typeAliases, { Sku: 'string(3)', Rate: { type: 'decimal', description: 'per day' } }),
    ).toEqual([
      { name: 'Sku', type: { ...string, args: { length: 3 } } },
      { name: 'Rate', type: { kind: 'scalar', name: 'decimal', args: {} }, description: 'per day' },
    ]);
  });

  it.each(['string*', 'string unique', 'string = 1'])('%s is refused', (text) => {
    expect(problemsOf(typeAliases, { Sku: text })).toEqual([
      expect.stringContaining(`"${text}" is not a type for one value`),
    ]);
  });
});
