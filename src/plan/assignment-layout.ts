import { type Doc, group, ifBreak, indent, line } from './doc.ts';
import { isInline } from './operator-layout.ts';
import type { Standing, TsExpression } from './ts-expression.ts';

export interface Assigned {
  readonly value: TsExpression;
  readonly standing: Standing;
  /** The value's own doc. */
  readonly right: Doc;
}

/** `left` and the value after it; the value goes to the next line where that is how it is read best. */
export function assignmentLayout(left: Doc, { value, standing, right }: Assigned): Doc {
  if (goesBelow(value, standing.as === 'short')) return group([left, group(indent(line, right))]);
  if (isFixed(value, standing.as)) return group([left, ' ', right]);
  const small = group(indent(line));
  return group([left, small, ifBreak(indent(right), right, small)]);
}

/** What never goes to the next line, however long it is: there is nothing to win. */
function isFixed(value: TsExpression, as: string): boolean {
  if (value.kind === 'unary') return isFixed(value.of, as);
  if (as === 'computed') return false;
  if (as === 'short' && isTextLike(value)) return true;
  return value.kind === 'template' || (value.kind === 'literal' && !/^['"]/.test(value.text));
}

function goesBelow(value: TsExpression, isShort: boolean): boolean {
  if (value.kind === 'binary' || value.kind === 'logical') return !isInline(value);
  if (value.kind === 'conditional') {
    const { test } = value;
    return (test.kind === 'binary' || test.kind === 'logical') && !isInline(test);
  }
  if (isShort) return false;
  if (value.kind === 'unary' || value.kind === 'await') {
    return isTextLike(value.of) || isPoorlyBreakable(value.of);
  }
  return isTextLike(value) || isPoorlyBreakable(value);
}

const isTextLike = (value: TsExpression): boolean =>
  (value.kind === 'literal' && /^['"]/.test(value.text)) || isPath(value);

function isPath(value: TsExpression): boolean {
  if (value.kind === 'chain') return isPath(value.of);
  if (value.kind !== 'member' && value.kind !== 'index') return false;
  return value.object.kind === 'name' || isPath(value.object);
}

/** A short chain of calls with nothing in it to break well: `a.b.c(d)`. */
function isPoorlyBreakable(value: TsExpression): boolean {
  let calls = 0;
  let node = value.kind === 'chain' ? value.of : value;
  while (node.kind === 'member' || node.kind === 'call' || node.kind === 'index') {
    if (node.kind === 'call') {
      calls += 1;
      if (node.args.length > 1 || !node.args.every(isLoneShort)) return false;
    }
    node = node.kind === 'call' ? node.callee : node.object;
  }
  return calls > 0 && calls <= 2 && node.kind === 'name' && value.kind !== 'member';
}

function isLoneShort(node: TsExpression): boolean {
  if (node.kind === 'name') return node.text.length <= 25;
  if (node.kind === 'literal') return node.text.length <= 25;
  if (node.kind === 'object' || node.kind === 'array') return node.items.length === 0;
  if (node.kind === 'unary') return isLoneShort(node.of);
  return false;
}
