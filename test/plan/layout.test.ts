import { describe, expect, test } from 'vitest';
import { args, array, object, signature, union } from '../../src/plan/layout.ts';
import { formatted } from './biome.ts';

const names = (count: number) =>
  Array.from({ length: count }, (_, index) => `unloadedAtDestination${index}`);

/** A statement in which a layout stands, with that layout and with everything on one line. */
const statements: Readonly<Record<string, (items: readonly string[], width: number) => string>> = {
  args: (items, width) => `emit${args(items, { indent: 0, column: 4, after: ';', width })};`,
  array: (items, width) =>
    `const list = ${array(items, { indent: 0, column: 13, after: ';', width })};`,
  object: (items, width) =>
    `const row = ${object(items, { indent: 0, column: 12, after: ';', width })};`,
  union: (items, width) =>
    `type Kind =${union(items, { indent: 0, column: 11, after: ';', width })};`,
  signature: (items, width) => {
    const params = items.map((item) => `${item}: string`);
    const head = 'function createProduct';
    return `${signature({ head, params, returns: 'Product | undefined' }, { indent: 0, after: ' {', width })} {}`;
  },
};

describe.each(Object.entries(statements))('%s', (_, write) => {
  test.each([1, 2, 3, 4, 5, 6])('of %s', (count) => {
    const [want] = formatted([write(names(count), 1000)]);
    expect(write(names(count), 100)).toBe(want);
  });
});

test('what follows on the line is measured', () => {
  const place = { indent: 2, column: 10 };
  const items = ['a'.repeat(40), 'b'.repeat(40)];
  expect(args(items, { ...place, after: ';' })).not.toContain('\n');
  expect(args(items, { ...place, after: ' as Promise<Order>;' })).toBe(
    `(\n    ${items[0]},\n    ${items[1]},\n  )`,
  );
});
