import { groupRows, inBatches, onlyRow, requireExisting } from '@plinth/runtime/repositories';
import { describe, expect, it } from 'vitest';

describe('requireExisting', () => {
  const asked: (readonly string[])[] = [];
  const categories = {
    existing: async (ids: readonly string[]) => {
      asked.push(ids);
      return new Set(ids.filter((id) => ['tea', 'coffee'].includes(id)));
    },
  };

  it.each<[string | null | readonly (string | null)[], readonly string[][], string | undefined]>([
    ['tea', [['tea']], undefined],
    [['tea', 'coffee', 'tea'], [['tea', 'coffee']], undefined],
    [null, [], undefined],
    [[], [], undefined],
    [[null], [], undefined],
    ['cocoa', [['cocoa']], 'there is no Category cocoa'],
    [['tea', 'milk', 'cocoa'], [['tea', 'milk', 'cocoa']], 'there is no Category milk'],
  ])('%j', async (ids, queries, problem) => {
    asked.length = 0;
    const check = requireExisting('Category', ids, categories);
    if (problem === undefined) await check;
    else await expect(check).rejects.toMatchObject({ code: 'UnknownCategory', detail: problem });
    expect(asked).toEqual(queries);
  });
});

it('inBatches asks in parts and keeps the order', async () => {
  const sizes: number[] = [];
  const double = async (some: readonly number[]) => {
    sizes.push(some.length);
    return some.map((id) => id * 2);
  };
  const ids = Array.from({ length: 2_500 }, (_, at) => at);
  expect(await inBatches(ids, double)).toEqual(ids.map((id) => id * 2));
  expect(await inBatches([], double)).toEqual([]);
  expect(sizes).toEqual([1_000, 1_000, 500]);
});

it('groupRows keeps the order and knows what has no rows', () => {
  const imagesOf = groupRows(
    [
      { product: 'a', url: '1' },
      { product: 'b', url: '2' },
      { product: 'a', url: '3' },
    ],
    (row) => row.product,
  );
  expect(imagesOf('a').map(({ url }) => url)).toEqual(['1', '3']);
  expect(imagesOf('none')).toEqual([]);
});

it('onlyRow is the first, and must be there', () => {
  expect(onlyRow([{ url: '1' }])).toEqual({ url: '1' });
  expect(() => onlyRow([])).toThrow('a row that must be there is missing');
});
