import { expect, it } from 'vitest';
import { nearest } from '../../src/spec/nearest.ts';

it.each([
  ['polices', ['policies', 'processes'], 'policies'],
  ['state', ['status', 'total'], 'status'],
  ['skuu', ['sku', 'sum'], 'sku'],
  ['Catgory', ['Category', 'Product'], 'Category'],
  ['order', ['Order', 'orders'], 'Order'],
  ['owner', ['ownerId', 'name'], 'ownerId'],
  ['x', ['y', 'customer'], 'y'],
  ['colour', ['weight', 'total'], undefined],
  ['a', [], undefined],
])('%s among %j is %s', (word, candidates, want) => {
  expect(nearest(word, candidates)).toBe(want);
});
