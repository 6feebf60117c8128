import { type Expression as AcornExpression, parseExpressionAt } from 'acorn';
import type { Expression, ExpressionNode } from './expression.ts';
import { expressionAt } from './expression-at.ts';
import { explainFault, type Fault } from './expression-fault.ts';
import { type Finding, readNodes } from './expression-nodes.ts';
import type { Reading } from './grammar/kind.ts';
import { shown } from './grammar/shown.ts';
import type { Name } from './name.ts';
import { simplePath } from './simple-path.ts';

const longest = 2000;

/** Checks the grammar of an expression (SPEC.md section 15); what is wrong is reported. */
export function parseExpression(source: Name, reading: Reading): Expression {
  const { text, at } = source;
  const findings: Finding[] = [];
  const node = nodesOf(text, findings);
  for (const { code, args, start, end } of findings) {
    reading.report(code, expressionAt(source, { start, end }), shorten(code, args));
  }
  return {
    text,
    at,
    node: node && findings.length === 0 ? node : { type: 'Broken', start: 0, end: text.length },
  };
}

function nodesOf(text: string, findings: Finding[]): ExpressionNode | undefined {
  if (text.length > longest) {
    findings.push(wholeFault(text, `write at most ${longest} characters`));
    return undefined;
  }
  const path = simplePath(text);
  if (path) return path;
  try {
    const node = parseText(text, findings);
    const end = node.end + (/^\s*/.exec(text.slice(node.end))?.[0].length ?? 0);
    if (end === text.length || findings.length > 0) return readNodes(text, node, findings);
    findings.push(explainFault(text, end, ''));
  } catch (error) {
    findings.push(faultOf(text, error));
  }
  return undefined;
}

function parseText(text: string, findings: Finding[]): AcornExpression {
  return parseExpressionAt(text, 0, {
    ecmaVersion: 'latest',
    sourceType: 'module',
    preserveParens: true,
    onComment: (_isBlock, _text, start, end) => {
      findings.push({ code: 'SPEC_EXPR_FORBIDDEN', args: { what: 'a comment' }, start, end });
    },
  });
}

function faultOf(text: string, error: unknown): Fault {
  if (error instanceof SyntaxError && 'pos' in error && typeof error.pos === 'number') {
    return explainFault(text, error.pos, error.message);
  }
  return wholeFault(text, 'it is nested too deeply');
}

function wholeFault(text: string, hint: string): Fault {
  return { code: 'SPEC_EXPR_SYNTAX', args: { text, hint }, start: 0, end: text.length };
}

function shorten(code: Finding['code'], args: Finding['args']): Finding['args'] {
  const { text } = args;
  return code === 'SPEC_EXPR_SYNTAX' ? { ...args, text: shown(`${text}`) } : args;
}
