import { parseSort, type Sort } from '@plinth/runtime/repositories';
import { describe, expect, it } from 'vitest';

const fields = ['name', 'createdAt'] as const;
const byName: Sort<'name'> = { field: 'name', descending: false };

describe('parseSort', () => {
  it.each([
    [undefined, [byName]],
    ['', [byName]],
    ['name', [byName]],
    ['-name', [{ field: 'name', descending: true }]],
    ['-createdAt,name', [{ field: 'createdAt', descending: true }, byName]],
  ])('%j', (text, want) => {
    expect(parseSort(text, fields, [byName])).toEqual(want);
  });

  it.each(['price', '--name', 'name,', 'constructor', 'name; drop table product'])(
    'refuses %j',
    (text) => {
      expect(() => parseSort(text, fields)).toThrow(
        expect.objectContaining({
          code: 'Validation',
          fields: { sort: ['must be one of name, createdAt'] },
        }),
      );
    },
  );
});
