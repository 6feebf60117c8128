import { expect, it } from 'vitest';
import { renamedStubs } from '../../src/workspace/renamed-stubs.ts';

const stub = (name: string): string => `  throw new NotImplemented('${name}');\n`;
const two = (one: string, other: string): string => `${stub(one)}done();\n${stub(other)}`;

it.each([
  ['one', stub('Sales.Count'), stub('Sales.Count'), stub('Sales.Tally'), stub('Sales.Tally')],
  [
    'each of several, in their order',
    two('a.X', 'a.Y'),
    two('a.X', 'a.Y'),
    two('b.X', 'b.Y'),
    two('b.X', 'b.Y'),
  ],
  ['what is left of them', stub('a.Y'), two('a.X', 'a.Y'), two('b.X', 'b.Y'), stub('b.Y')],
  ["nothing of one's own", stub('mine'), stub('a.X'), stub('b.X'), stub('mine')],
  ['nothing where some came or went', stub('a.X'), stub('a.X'), two('b.X', 'b.Y'), stub('a.X')],
  ['names with a dollar', stub('a.X'), stub('a.X'), stub('a.$1'), stub('a.$1')],
])('renames %s', (_, text, before, after, wanted) => {
  expect(renamedStubs(text, { before, after })).toBe(wanted);
});
