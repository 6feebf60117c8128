import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printDoc } from '../../src/plan/doc.ts';
import { jsonDoc, jsonText } from '../../src/plan/schema-text.ts';
import type { Json } from '../../src/plan/type-schema.ts';
import { formatted } from './biome.ts';

const place = { indent: 0, column: 'export const schema = '.length, after: ';' };

const schemas: readonly Json[] = [
  {},
  [],
  'text',
  { $id: 'Order', type: 'object', required: ['id'], properties: {}, additionalProperties: false },
  { type: ['string', 'null'] },
  { anyOf: [{ $ref: 'Money#' }, { type: 'null' }] },
  {
    oneOf: [
      { type: 'object', a: 1 },
      { type: 'object', b: 2 },
    ],
  },
  { '@type': 'x', 'a-b': 1, 201: { $ref: 'Order#' } },
  { description: 'A text that is too long to stay behind its key '.repeat(2) },
  { required: Array.from({ length: 12 }, (_, at) => `propertyNumber${at}`) },
];

test.each(schemas)('%j', (json) => {
  const text = `export const schema = ${jsonText(json, place)};`;
  expect(text).toBe(formatted([text])[0]);
});

test('is what the doc of the same JSON comes to', () => {
  const key = fc.stringMatching(/^[a-z$@]{1,12}$/);
  const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.string({ maxLength: 60 }),
      fc.integer(),
      fc.boolean(),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(tree, fc.nat({ max: 60 }), (json, indent) => {
      const at = { indent, column: indent + 9, after: ',' };
      expect(jsonText(json, at)).toBe(printDoc(jsonDoc(json), at));
    }),
  );
});
