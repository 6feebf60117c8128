import type { Args, Code } from '../diagnostic.ts';

/** What is wrong with a text that is no expression, as far as its neighbourhood tells. */
export interface Fault {
  readonly code: Code;
  readonly args: Args;
  readonly start: number;
  readonly end: number;
}

const operators: Readonly<Record<string, string>> = { and: '&&', or: '||', not: '!' };

const forbidden: readonly { readonly pattern: RegExp; readonly what: string; hint?: string }[] = [
  { pattern: /(as|satisfies)\b(\s+[\w.]+)?/y, what: 'a type assertion', hint: 'leave it out' },
  { pattern: /!(?!=)/y, what: '! after a value', hint: 'compare with null, or give a default: ??' },
  { pattern: /=(?![=>])/y, what: 'assignment', hint: 'equality is written ===' },
  { pattern: /:\s*[\w.]+/y, what: 'a type annotation', hint: 'leave it out' },
  { pattern: /;/y, what: 'a statement' },
];

/** Explains why the text cannot be read beyond `pos`. */
export function explainFault(text: string, pos: number, message: string): Fault {
  const word = operatorWord(text, pos);
  if (word) return { code: 'SPEC_EXPR_SYNTAX', args: { text, hint: 'write && || !' }, ...word };
  if (message.includes('Assigning to rvalue')) return assignmentFault(text, pos);
  if (/^<\s*[\w.]+\s*>/.test(text.slice(pos)) && leadsTo(text, pos)) {
    const end = text.indexOf('>', pos) + 1;
    const args = { what: 'a type assertion', hint: 'leave it out' };
    return { code: 'SPEC_EXPR_FORBIDDEN', args, start: pos, end };
  }
  for (const { pattern, what, hint } of forbidden) {
    pattern.lastIndex = pos;
    const match = leadsTo(text, pos) ? null : pattern.exec(text);
    if (match === null) continue;
    const end = pos + match[0].trimEnd().length;
    return { code: 'SPEC_EXPR_FORBIDDEN', args: { what, hint }, start: pos, end };
  }
  return { code: 'SPEC_EXPR_SYNTAX', args: { text }, ...offence(text, pos) };
}

/** Whether nothing, or an operator, stands before: a value is expected here. */
function leadsTo(text: string, pos: number): boolean {
  return /(^|[-+*/%<>=&|?:([{,!])\s*$/.test(text.slice(0, pos));
}

function operatorWord(text: string, pos: number): { start: number; end: number } | undefined {
  const here = /^\s*(and|or|not)\b/.exec(text.slice(pos));
  if (here?.[1] && operators[here[1]]) {
    const start = pos + here[0].length - here[1].length;
    return { start, end: pos + here[0].length };
  }
  const before = /\b(not)\s+$/.exec(text.slice(0, pos));
  return before ? { start: before.index, end: before.index + 'not'.length } : undefined;
}

function assignmentFault(text: string, pos: number): Fault {
  const found = /(?<![=!<>])[-+*/%&|?]*=(?![=>])/g;
  found.lastIndex = pos;
  const match = found.exec(text);
  const start = match?.index ?? pos;
  const end = match ? start + match[0].length : text.length;
  const args = { what: 'assignment', hint: 'equality is written ===' };
  return { code: 'SPEC_EXPR_FORBIDDEN', args, start, end };
}

function offence(text: string, pos: number): { start: number; end: number } {
  if (pos >= text.trimEnd().length) return { start: 0, end: text.length };
  const piece = /^(\w+|\S)/.exec(text.slice(pos));
  return { start: pos, end: pos + (piece?.[0].length ?? 1) };
}
