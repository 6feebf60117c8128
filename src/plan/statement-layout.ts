import { assignmentLayout } from './assignment-layout.ts';
import { type Doc, group, ifBreak, indent, softline } from './doc.ts';
import { expressionLayout } from './expression-layout.ts';
import type { TsExpression } from './ts-expression.ts';

/** What an expression stands in: the formatter breaks lines by it. */
export type StandsAs = 'argument' | 'return' | 'assign' | 'if' | 'body';

/** The doc of an expression in a statement: behind `return `, `x =`, inside `if (`, and so on. */
export function statementLayout(node: TsExpression, as: StandsAs): Doc {
  const parent = { kind: 'statement' } as const;
  const standing = { parent, as };
  const doc = expressionLayout(node, standing);
  if (as === 'assign') return assignmentLayout('', { value: node, standing, right: doc });
  if (as === 'if') return group([indent(softline, doc), softline]);
  const isBinary = node.kind === 'binary' || node.kind === 'logical';
  return as === 'return' && isBinary ? bracketed(doc) : doc;
}

/** A returned operator is put in brackets when it takes several lines. */
const bracketed = (doc: Doc): Doc =>
  group([ifBreak('('), indent(softline, doc), softline, ifBreak(')')]);
