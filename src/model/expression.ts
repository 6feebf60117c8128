import { type Code, type Diagnostic, diagnostic } from '../diagnostic.ts';
import type {
  ArrayExpression,
  Expression,
  ExpressionNode,
  ObjectExpression,
} from '../spec/expression.ts';
import { expressionAt } from '../spec/expression-at.ts';
import type { Binding, BoundExpression, ExpressionType, Name } from './declaration.ts';
import { callType } from './expression-call.ts';
import { identifierType, memberExpressionType } from './expression-name.ts';
import { binaryType, conditionalType, either, logicalType } from './expression-operator.ts';
import { membersOf, types } from './expression-type.ts';
import type { Walk } from './expression-walk.ts';
import type { Scope } from './scope.ts';

/** An expression with all that is found out about it, as the type check needs it. */
export interface Bound {
  readonly bound: BoundExpression;
  readonly diagnostics: readonly Diagnostic[];
  readonly scope: Scope;
  /** What it has to give; undefined: anything. */
  readonly expected: ExpressionType | undefined;
}

/** Finds out what each name of an expression stands for, and what is wrong with it. */
export function bindExpression(
  expression: Expression,
  scope: Scope,
  expected?: ExpressionType,
): Bound {
  const diagnostics: Diagnostic[] = [];
  const bindings = new Map<ExpressionNode, Binding>();
  const known = new Map<ExpressionNode, ExpressionType>();
  const report = (code: Code, node: ExpressionNode, args: Diagnostic['args']) =>
    void diagnostics.push(diagnostic(code, expressionAt(expression, node), args));
  const walkWith = (params: ReadonlyMap<string, ExpressionType>, arrow: boolean): Walk => {
    const walk: Walk = {
      scope,
      text: expression.text,
      params,
      arrow,
      report,
      bind: (node, binding) => void bindings.set(node, binding),
      inArrow: (more) => walkWith(more, true),
      visit: (node) => {
        const type = known.get(node) ?? inferred(node, walk);
        known.set(node, type);
        return type;
      },
    };
    return walk;
  };
  const type = walkWith(new Map(), false).visit(expression.node);
  const { text, node, at } = expression;
  return { bound: { text, node, bindings, types: known, type, at }, diagnostics, scope, expected };
}

function inferred(node: ExpressionNode, walk: Walk): ExpressionType {
  switch (node.type) {
    case 'Identifier':
      return identifierType(node, walk);
    case 'MemberExpression':
      return memberExpressionType(node, walk);
    case 'CallExpression':
      return callType(node, walk);
    case 'ChainExpression':
      return types.optional(walk.visit(node.expression));
    case 'BinaryExpression':
      return binaryType(node, walk);
    case 'LogicalExpression':
      return logicalType(node, walk);
    case 'ConditionalExpression':
      return conditionalType(node, walk);
    case 'ArrayExpression':
      return arrayType(node, walk);
    case 'ObjectExpression':
      return objectType(node, walk);
    case 'UnaryExpression':
      walk.visit(node.argument);
      return node.operator === '!' ? types.boolean : types.number;
    case 'TemplateLiteral':
      for (const part of node.expressions) walk.visit(part);
      return types.string;
    case 'Literal':
      return literalType(node.value);
    case 'ArrowFunctionExpression':
    case 'Broken':
      return types.unknown;
  }
}

function literalType(value: string | number | boolean | null): ExpressionType {
  if (typeof value === 'string') return types.string;
  if (typeof value === 'number') return types.number;
  return value === null ? types.null : types.boolean;
}

function arrayType({ elements }: ArrayExpression, walk: Walk): ExpressionType {
  const all = elements.map((element) => {
    if (element.type !== 'SpreadElement') return walk.visit(element);
    const list = walk.visit(element.argument);
    return list.kind === 'list' ? list.of : types.unknown;
  });
  return types.list(all.length === 0 ? types.unknown : all.reduce(either));
}

function objectType({ properties }: ObjectExpression, walk: Walk): ExpressionType {
  const members = new Map<string, Name>();
  let isMap = false;
  for (const property of properties) {
    if (property.type === 'SpreadElement') {
      const spread = walk.visit(property.argument);
      isMap ||= spread.kind === 'map';
      for (const member of membersOf(spread) ?? []) members.set(member.name, member);
      continue;
    }
    const type = walk.visit(property.value);
    if (property.computed) walk.visit(property.key);
    isMap ||= property.computed;
    const { key } = property;
    const name =
      key.type === 'Identifier' ? key.name : key.type === 'Literal' ? `${key.value}` : '';
    members.set(name, { name, type });
  }
  return isMap ? types.map(types.unknown) : types.object([...members.values()]);
}
