import type { At } from '../diagnostic.ts';
import type { Expression } from './expression.ts';

/** The place of a part of an expression; offsets count from the start of its text. */
export function expressionAt(
  { at }: Pick<Expression, 'at'>,
  { start, end }: { readonly start: number; readonly end: number },
): At {
  const base = at.span?.[0] ?? 0;
  return { ...at, span: [base + start, base + end] };
}
