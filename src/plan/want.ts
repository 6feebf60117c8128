import type { TsExpression } from './ts-expression.ts';

/**
 * What is done with a result. Where it is kept, `undefined` (of `?.` and of lists) must become the
 * spec's `null`; a condition and what asks for nothing itself (`??`) take `any`; what is taken a
 * member of or reckoned with must be `present`.
 */
export type Want = 'value' | 'any' | 'present';

/** What may be `undefined` as the spec's `null`, where it is kept. */
export function orNull(node: TsExpression, want: Want): TsExpression {
  if (want !== 'value') return node;
  return { kind: 'logical', operator: '??', left: node, right: { kind: 'literal', text: 'null' } };
}
