import { describe, expect, it } from 'vitest';
import { textReader } from '../../../src/runtime/controllers/read-texts.ts';

const cases: readonly (readonly [string, object, unknown, unknown])[] = [
  ['a whole number', { type: 'integer' }, '-12', -12],
  ['zero', { type: 'integer' }, '0', 0],
  ['a fraction for a whole number', { type: 'integer' }, '1.5', '1.5'],
  ['a plus sign', { type: 'integer' }, '+1', '+1'],
  ['a leading zero', { type: 'integer' }, '01', '01'],
  ['nothing for a number', { type: 'number' }, '', ''],
  ['an exponent', { type: 'number' }, '1.5e3', 1500],
  ['hexadecimal', { type: 'number' }, '0x1f', '0x1f'],
  ['truth', { type: 'boolean' }, 'true', true],
  ['falsehood', { type: 'boolean' }, 'false', false],
  ['neither', { type: 'boolean' }, '1', '1'],
  ['digits for a text', { type: 'string' }, '12', '12'],
  ['a decimal stays as exact as it was written', { type: ['string', 'number'] }, '0.10', '0.10'],
  ['one element for a list', { type: 'array', items: { type: 'integer' } }, '1', [1]],
  ['a list', { type: 'array', items: { type: 'integer' } }, ['1', 'x'], [1, 'x']],
  ['a list for one', { type: 'integer' }, ['1', '2'], ['1', '2']],
];

describe('textReader', () => {
  it.each(cases)('%s', (_, field, given, want) => {
    const data = { field: given };
    textReader({ type: 'object', properties: { field } })(data);
    expect(data).toEqual({ field: want });
  });

  it('leaves absent fields absent', () => {
    const data = {};
    textReader({ type: 'object', properties: { constructor: { type: 'integer' } } })(data);
    expect(Object.keys(data)).toEqual([]);
  });
});
