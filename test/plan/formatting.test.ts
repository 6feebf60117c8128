import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arrowCall,
  behind,
  below,
  call,
  choice,
  objectCall,
  property,
  statement,
} from '../../src/plan/code-doc.ts';
import type { Doc } from '../../src/plan/doc.ts';
import { docComment, stringLiteral } from '../../src/plan/escape.ts';
import { type Import, renderImports } from '../../src/plan/imports.ts';
import { jsonText } from '../../src/plan/schema-text.ts';
import type { Json } from '../../src/plan/type-schema.ts';
import { formatted } from './biome.ts';

/** The same texts in every run: Biome is asked once for all of them. */
const sample = <T>(arbitrary: fc.Arbitrary<T>, count = 150): readonly T[] =>
  fc.sample(arbitrary, { seed: 20_250_131, numRuns: count });

function expectFormatted(texts: readonly string[]): void {
  expect(formatted(texts)).toEqual(texts);
}

const word = fc.constantFrom(
  ...['id', 'amount', 'currency', 'createdAt', 'billingAddress', 'customerReferenceNumber'],
  ...[
    'theDayOnWhichTheGoodsAreExpectedToArrive',
    'aNameThatIsAsLongAsTheLanguageLetsItBeSixtyChars',
  ],
);

const text = fc.oneof(
  word,
  fc.constantFrom(
    "it's",
    'say "no"',
    '`tick`',
    'two words',
    '^[A-Z]{3}\\-[0-9]{4}$',
    '*/',
    '',
    'ü',
  ),
  fc.string({ maxLength: 90 }),
);

const json = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(word, fc.constantFrom('$ref', 'x-decimal', '@type', "it's")),
      tie('json'),
      {
        maxKeys: 4,
      },
    ),
  ),
})).json;

/** Numbers side by side are filled into lines; no schema has lists of them. */
const hasNumberList = (value: Json): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ((Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'number')) ||
    Object.values(value).some(hasNumberList));

describe('is written as the formatter writes it:', () => {
  test('JSON', () => {
    const head = 'export const orderSchema = ';
    const place = { indent: 0, column: head.length, after: ';' };
    const schemas = sample(fc.dictionary(word, json, { minKeys: 1, maxKeys: 4 }), 300).filter(
      (schema) => !hasNumberList(schema),
    );
    expectFormatted(schemas.map((schema) => `${head}${jsonText(schema, place)};`));
  });

  test('imports', () => {
    const names = fc.constantFrom(
      'Order',
      'OrderId',
      'orderToJson',
      'Money',
      'ABC',
      'aBC',
      'a2',
      'a10',
    );
    const from = fc.constantFrom(
      ...['kysely', '@plinth/runtime/domain', '@plinth/runtime/controllers', 'node:fs', 'vitest'],
      ...['src/shared/types.ts', 'src/shared/values/money.ts', 'src/shared/values/money-bag.ts'],
      ...['src/contexts/sales/domain/order.ts', 'src/contexts/sales/domain/order-line.ts'],
      ...['src/contexts/sales/contract.ts', 'src/contexts/stock/contract.ts'],
      ...['src/contexts/sales/application/queries/orders-of-a-customer-since-the-day.ts'],
    );
    const one: fc.Arbitrary<Import> = fc.record({ name: names, from, type: fc.boolean() });
    const lists = sample(fc.uniqueArray(one, { maxLength: 9, selector: ({ name }) => name }), 120);
    const used = (imports: readonly Import[]): string =>
      imports.map(({ name }) => `use(${name});\n`).join('');
    const texts = lists
      .filter((imports) => imports.length > 0)
      .map(
        (imports) =>
          `${renderImports(imports, 'src/contexts/sales/domain/sale.ts')}\n${used(imports)}`,
      );
    expectFormatted(texts.map((one) => one.trimEnd()));
  });

  test('properties and statements', () => {
    const path = fc
      .tuple(fc.constantFrom('json', 'this', 'input.order'), word)
      .map((p) => p.join('.'));
    const code: fc.Arbitrary<Doc> = fc.oneof(
      fc.tuple(word, path).map(([name, of]) => behind(call(name, of))),
      fc.tuple(word, path, path).map(([name, one, other]) => behind(call(name, one, other))),
      path.map((of) => below(of)),
      path.map((of) => below(`${of} ?? null`)),
      fc.tuple(path, word).map(([of, name]) => choice(`${of} === null`, 'null', call(name, of))),
      fc.tuple(word, path).map(([name, of]) =>
        behind(
          arrowCall({
            callee: 'within',
            args: [stringLiteral(name)],
            params: '()',
            body: call(name, of),
          }),
        ),
      ),
      fc.tuple(word, path).map(([name, of]) =>
        behind(
          arrowCall({
            callee: 'withinEach',
            args: [stringLiteral(name), of],
            params: '(item)',
            body: call(name, 'item'),
          }),
        ),
      ),
      fc
        .tuple(
          path,
          fc.subarray(['min: 1', 'max: 120', "pattern: 'ABC'", 'distinct: true'], { minLength: 1 }),
        )
        .map(([of, items]) => behind(objectCall({ callee: 'checkString', args: [of], items }))),
    );
    const pairs = sample(fc.tuple(word, code), 300);
    expectFormatted(pairs.map(([key, tail]) => `const made = {\n${property(key, tail, 2)}\n};`));
    expectFormatted(pairs.map(([key, tail]) => statement(`const ${key} =`, tail, 0)));
  });

  test('doc comments', () => {
    const comments = sample(fc.string({ maxLength: 300 }), 100).map((one) => docComment(one));
    expectFormatted(comments.filter((one) => one !== '').map((one) => `${one}export const a = 1;`));
  });
});
