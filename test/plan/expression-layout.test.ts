import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printDoc } from '../../src/plan/doc.ts';
import { type StandsAs, statementLayout } from '../../src/plan/statement-layout.ts';
import type { TsExpression } from '../../src/plan/ts-expression.ts';
import { formatted } from './biome.ts';
import { expression, isFormattable } from './ts-expressions.ts';

interface Statement {
  readonly as: StandsAs;
  readonly before: string;
  readonly head: string;
  readonly after: string;
  readonly end: string;
}

const statements: readonly Statement[] = [
  { as: 'assign', before: '', head: 'const result =', after: ';', end: '' },
  { as: 'return', before: 'async function f() {\n', head: '  return ', after: ';', end: '\n}' },
  {
    as: 'if',
    before: 'async function f() {\n',
    head: '  if (',
    after: ') {',
    end: '\n    g();\n  }\n}',
  },
];

function written(node: TsExpression, statement: Statement, width?: number): string {
  const { as, before, head, after, end } = statement;
  const indent = head.length - head.trimStart().length;
  const place = { indent, column: head.length, after, ...(width && { width }) };
  return `${before}${head}${printDoc(statementLayout(node, as), place)}${after}${end}`;
}

test('expressions are broken as Biome breaks them', () => {
  const nodes = fc.sample(expression, { numRuns: 1200, seed: 20 }).filter(isFormattable);
  const cases = nodes.flatMap((node) => statements.map((statement) => ({ node, statement })));
  const wanted = formatted(
    cases.map(({ node, statement }) => written(node, statement, Number.POSITIVE_INFINITY)),
  );
  expect(wanted).toHaveLength(cases.length);
  expect(wanted.filter((text) => text.includes('\n')).length).toBeGreaterThan(cases.length / 2);
  expect(cases.map(({ node, statement }) => written(node, statement))).toEqual(wanted);
});
