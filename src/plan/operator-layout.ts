import type { Layout } from './call-layout.ts';
import { type Doc, group, ifBreak, indent, line, softline } from './doc.ts';
import { isFlattened, type Standing, type TsBinary, type TsExpression } from './ts-expression.ts';

/** `a && {`: what opens with a bracket stays on the operator's line. */
export function isInline(node: TsBinary): boolean {
  const { kind, right } = node;
  return (
    kind === 'logical' &&
    (right.kind === 'object' || right.kind === 'array') &&
    right.items.length > 0
  );
}

/** `a && b`: the operators of one rank are broken together. */
export function binaryLayout(node: TsBinary, standing: Standing, layout: Layout): Doc {
  const { parent, as, above } = standing;
  const isCondition = as === 'if';
  const parts = operands(node, standing, layout);
  if (isCondition) return parts;
  if (['callee', 'object', 'head'].includes(as) || parent.kind === 'unary') {
    return group([indent(softline, ...parts), softline]);
  }
  const isBranch =
    parent.kind === 'conditional' &&
    above?.as !== 'return' &&
    !['call', 'new'].includes(above?.parent.kind ?? '');
  const isBare = as === 'return' || as === 'body' || isBranch;
  const isValue = ['property', 'short', 'computed', 'assign'].includes(as);
  const isChained =
    (node.left.kind === 'binary' || node.left.kind === 'logical') &&
    isFlattened(node.operator, node.left.operator);
  if (isBare || (isInline(node) && !isChained) || (!isInline(node) && isValue)) return group(parts);
  const [first = '', ...rest] = parts;
  return group([first, indent(...rest)]);
}

function operands(node: TsBinary, { parent, as }: Standing, layout: Layout): Doc[] {
  const { left, right, operator, kind } = node;
  const isChained =
    (left.kind === 'binary' || left.kind === 'logical') && isFlattened(operator, left.operator);
  const before = isChained
    ? operands(left, { parent: node, as: as === 'if' ? as : 'left' }, layout)
    : [group(layout(left, { parent: node, as: 'left' }))];
  const after = layout(right, { parent: node, as: 'right' });
  const rest: Doc = isInline(node) ? [operator, ' ', after] : [operator, line, after];
  const isLone =
    parent.kind !== kind &&
    left.kind !== kind &&
    right.kind !== kind &&
    !(as === 'if' && kind === 'logical');
  return [...before, ' ', isLone ? group(rest) : rest];
}

/** `test ? yes : no`, over three lines when it does not fit. */
export function conditionalLayout(
  node: Extract<TsExpression, { kind: 'conditional' }>,
  standing: Standing,
  layout: Layout,
): Doc {
  const { parent, as } = standing;
  const part = (child: TsExpression, as: string) =>
    layout(child, { parent: node, as, above: standing });
  const branch = (child: TsExpression, as: string) =>
    child.kind === 'conditional' ? part(child, as) : indent(part(child, as));
  const yes = branch(node.yes, 'yes');
  const branches: Doc = [
    line,
    '? ',
    node.yes.kind === 'conditional' ? [ifBreak('', '('), yes, ifBreak('', ')')] : yes,
    line,
    ': ',
    branch(node.no, 'no'),
  ];
  const isNested = parent.kind === 'conditional' && as !== 'test';
  const isChained = as === 'object' || as === 'head';
  const isWhole = isChained && isStart(standing);
  const closes = isChained && !isWhole ? softline : '';
  const test = part(node.test, 'test');
  const doc: Doc = [isNested ? indent(test) : test, indent(branches), closes];
  if (as === 'test') return group([indent(softline, doc), softline]);
  if (isWhole) return group([indent(softline, group(doc)), softline]);
  return isNested ? doc : group(doc);
}

/** Whether the chain of members that starts here is what a statement is about. */
function isStart({ above }: Standing): boolean {
  if (above === undefined) return false;
  if (above.parent.kind === 'unary') return true;
  if (['object', 'callee', 'head'].includes(above.as)) return isStart(above);
  return above.as === 'assign' || above.as === 'return';
}
