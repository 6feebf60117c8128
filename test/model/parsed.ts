import type { Diagnostic } from '../../src/diagnostic.ts';
import { describe } from '../../src/diagnostic.ts';
import type { Expression } from '../../src/spec/expression.ts';
import { parseExpression } from '../../src/spec/parse-expression.ts';

/** An expression as the spec stage hands it over; it must be well written. */
export function parsed(text: string): Expression {
  const at = { file: 'plinth.yaml', path: ['require'], span: [0, text.length] as const };
  return parseExpression({ text, at }, {
    report: (code: string) => {
      throw new Error(`${code} in ${text}`);
    },
  } as never);
}

/** `CODE "text at": message (hint)`, one line for each finding. */
export function told(text: string, diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map((one) => {
    const { message, hint } = describe(one);
    const [from, to] = one.at.span ?? [0, 0];
    return `${one.code} "${text.slice(from, to)}": ${message}${hint ? ` (${hint})` : ''}`;
  });
}
