import type { Diagnostic } from '../../src/diagnostic.ts';
import { describe } from '../../src/diagnostic.ts';
import type { Call } from '../../src/spec/call.ts';
import type { Expression } from '../../src/spec/expression.ts';
import type { Reading } from '../../src/spec/grammar/kind.ts';
import { parseExpression } from '../../src/spec/parse-expression.ts';
import { readCall } from '../../src/spec/read-call.ts';

/** An expression as the spec stage hands it over; it must be well written. */
export function parsed(text: string): Expression {
  const at = { file: 'plinth.yaml', path: ['require'], span: [0, text.length] as const };
  return parseExpression({ text, at }, strict(text));
}

/** A call as it stands in `do`. */
export function parsedCall(text: string): Call {
  const call = readCall(parsed(text), strict(text));
  if (call === undefined) throw new Error(`${text} is no call`);
  return call;
}

const strict = (text: string): Reading => ({
  broken: [],
  report: (code) => {
    throw new Error(`${code} in ${text}`);
  },
});

/** `CODE "text at": message (hint)`, one line for each finding. */
export function told(text: string, diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map((one) => {
    const { message, hint } = describe(one);
    const [from, to] = one.at.span ?? [0, 0];
    return `${one.code} "${text.slice(from, to)}": ${message}${hint ? ` (${hint})` : ''}`;
  });
}
