import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPatternTexts, type PatternTexts } from '../../../src/runtime/chaos/pattern-texts.ts';
import { Random } from '../../../src/runtime/chaos/random.ts';
import { sampleJson } from '../../../src/runtime/chaos/sample-json.ts';
import { decimalKeyword } from '../../../src/runtime/controllers/decimal-keyword.ts';

const document = {
  components: {
    schemas: {
      Money: {
        type: 'object',
        required: ['amount', 'currency'],
        properties: {
          amount: {
            type: ['string', 'number'],
            format: 'decimal',
            'x-decimal': { scale: 2, minimum: '0.01', maximum: '9.99' },
          },
          currency: { enum: ['EUR', 'USD'] },
        },
        additionalProperties: false,
      },
      Tree: {
        type: 'object',
        required: ['name', 'left'],
        properties: {
          name: { type: 'string' },
          left: { anyOf: [{ $ref: '#/components/schemas/Tree' }, { type: 'null' }] },
        },
      },
    },
  },
};

const money = { $ref: '#/components/schemas/Money' };

const schemas: readonly (readonly [string, Record<string, unknown>])[] = [
  ['a text of a length', { type: 'string', minLength: 3, maxLength: 5 }],
  ['a pattern', { type: 'string', pattern: '^[A-Z]{3}-[0-9]{4}$' }],
  ...['uuid', 'date', 'date-time', 'email', 'uri', 'duration'].map(
    (format) => [format, { type: 'string', format }] as const,
  ),
  ['a whole number', { type: 'integer', minimum: 1, maximum: 3 }],
  ['a number below zero', { type: 'number', minimum: -2.5, maximum: -1 }],
  ['a number above', { type: 'number', exclusiveMinimum: 0 }],
  ['perhaps nothing', { type: ['string', 'null'], format: 'uuid' }],
  ['one of some', { enum: ['a', 2, null] }],
  ['always the same', { const: 'x' }],
  ['what it refers to', money],
  ['a list', { type: 'array', minItems: 2, maxItems: 4, items: money }],
  ['different ones', { type: 'array', uniqueItems: true, items: { type: 'boolean' } }],
  ['a map', { type: 'object', additionalProperties: { type: 'integer', minimum: 0 } }],
  ['one of several', { oneOf: [{ type: 'integer', minimum: 0 }, { type: 'boolean' }] }],
  [
    'all of several',
    {
      allOf: [
        money,
        { type: 'object', required: ['note'], properties: { note: { type: 'string' } } },
      ],
    },
  ],
  ['what holds itself', { $ref: '#/components/schemas/Tree' }],
];

let patternTexts: PatternTexts;

beforeAll(async () => {
  patternTexts = await loadPatternTexts();
});

const sample = (schema: Record<string, unknown>, seed: number) =>
  sampleJson(schema, { random: new Random(seed), document, patternTexts });

describe('a value made for a schema', () => {
  const ajv = new Ajv2020({ strict: false, allowUnionTypes: true });
  ajvFormats.default(ajv);
  ajv.addFormat('decimal', true);
  ajv.addKeyword(decimalKeyword);

  it.each(schemas.filter(([name]) => name !== 'all of several'))('fits: %s', (_, schema) => {
    const validate = ajv.compile({ ...schema, ...document });
    for (let seed = 0; seed < 200; seed += 1) {
      const value = sample(schema, seed);
      expect(validate(value), `${JSON.stringify(value)} ${ajv.errorsText(validate.errors)}`).toBe(
        true,
      );
    }
  });

  it('has what each of several parts wants', () => {
    const [, all = {}] = schemas.find(([name]) => name === 'all of several') ?? [];
    expect(Object.keys(Object(sample(all, 1))).sort()).toEqual(['amount', 'currency', 'note']);
  });

  it('is the same for the same seed', () => {
    for (const [, schema] of schemas) expect(sample(schema, 5)).toEqual(sample(schema, 5));
  });

  it('leaves out what need not be there, sometimes', () => {
    const schema = { type: 'object', properties: { note: { type: 'string' } } };
    const all = Array.from({ length: 50 }, (_, seed) => Object.keys(Object(sample(schema, seed))));
    expect(new Set(all.map(({ length }) => length))).toEqual(new Set([0, 1]));
  });

  it('takes what is known for a field', () => {
    const schema = {
      type: 'object',
      required: ['accountId'],
      properties: { accountId: { type: 'string', format: 'uuid' } },
    };
    const known = (field: string) => (field === 'accountId' ? 'a' : undefined);
    const options = { random: new Random(1), document, patternTexts, known };
    expect(sampleJson(schema, options)).toEqual({ accountId: 'a' });
  });
});
