import { expect, test } from 'vitest';
import { notGenerated } from '../../src/model/not-generated.ts';
import { exampleText, specOf } from './model-of.ts';

test.each([
  ['minimal', undefined],
  ['bank', undefined],
  ['insurance', 'modes of several services'],
])('%s uses %s', async (name, parts) => {
  expect(notGenerated(await specOf(exampleText(name)))?.args.parts).toBe(parts);
});

const shop = (body: string) =>
  specOf(`plinth: 1\napp: { name: shop }\ncontexts:\n  Catalog:\n${body}`);
const product = 'entities: { Product: { fields: { name: string }, crud: all %s } }';

test.each([
  [', events: [created]', undefined],
  [', cache: { levels: [memory 1s] }', undefined],
  [', cache: { levels: [memory 1s, redis 1h] }', 'cache levels redis and database'],
  [', list: { read: replica }', 'read: replica'],
])('an entity with %s: %s', async (keys, parts) => {
  const spec = await shop(`    ${product.replace('%s', keys)}`);
  expect(notGenerated(spec)?.args.parts).toBe(parts);
});

test('a stream is generated', async () => {
  const stream = '{ from: [ProductCreated], processors: { Count: { code: true } } }';
  const spec = await shop(
    `    ${product.replace('%s', ', events: [created]')}\n    streams: { all: ${stream} }`,
  );
  expect(notGenerated(spec)).toBeUndefined();
});

test.each([
  ['from an entity', '{ from: Product }'],
  ['written by hand', '{ returns: string*, code: true }'],
])('a query %s is generated', async (_, query) => {
  const spec = await shop(`    ${product.replace('%s', '')}\n    queries: { Named: ${query} }`);
  expect(notGenerated(spec)).toBeUndefined();
});
