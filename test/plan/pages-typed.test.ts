import { describe, expect, test } from 'vitest';
import { typedForm, typedProperties } from '../../src/plan/pages-typed.ts';
import { sampleObject } from '../../src/plan/sample.ts';
import { fieldsOf } from './model-of.ts';

/** A field of the spec, and what is typed into its controls. */
const wishes: readonly (readonly [string, string, readonly string[]])[] = [
  ['a text', 'string(3..)', ["one: 'One'"]],
  ['a number', 'int(1..)', ["one: '1'"]],
  ['a moment', 'datetime', ["one: '2025-01-31T01:00:00'"]],
  ['a flag', 'bool', ["one: 'true'"]],
  ['a choice', 'Currency', ["one: 'EUR'"]],
  ['choices', 'Currency+', ["one: 'EUR'"]],
  ['lines', 'string+', ["one: 'One'"]],
  ['a value', 'Money', ["'one.amount': '0.00'", "'one.currency': 'EUR'"]],
  ['values', 'Money+', ["'one.length': '1'", "'one.0.amount': '0.00'", "'one.0.currency': 'EUR'"]],
  ['a case of a union', 'Payment', ["'one.type': 'card'", "'one.card.last4': 'Last'"]],
  ['anything', 'json', ["one: '{}'"]],
  ['another row', 'ref Customer', ['one: customerId']],
  ['other rows', 'ref Customer+', ['one: customerId']],
];

describe('what is typed into a form', () => {
  test.each(wishes)('for %s', async (_, type, typed) => {
    const field = (await fieldsOf(`{ one: ${JSON.stringify(type)} }`))('one');
    const body = sampleObject([field], []);
    expect(body).toBeDefined();
    expect(typedProperties((body && typedForm([field], body)) ?? [])).toEqual(typed);
  });
});
