import type { TsExpression, TsOperator } from './ts-expression.ts';

const opposites: Partial<Record<TsOperator, TsOperator>> = { '===': '!==', '!==': '===' };

/** The opposite of a condition, without `!` where that reads better. */
export function negation(node: TsExpression): TsExpression {
  if (node.kind === 'unary' && node.operator === '!') return node.of;
  const opposite = node.kind === 'binary' ? opposites[node.operator] : undefined;
  if (node.kind === 'binary' && opposite) return { ...node, operator: opposite };
  return { kind: 'unary', operator: '!', of: node };
}
