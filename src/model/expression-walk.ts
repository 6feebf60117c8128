import type { Code } from '../diagnostic.ts';
import type { ExpressionNode } from '../spec/expression.ts';
import type { Binding, ExpressionType } from './declaration.ts';
import type { Scope } from './scope.ts';

/** A way through one expression: what is known here, and where findings go. */
export interface Walk {
  readonly scope: Scope;
  readonly text: string;
  /** Parameters of the arrow functions around this node. */
  readonly params: ReadonlyMap<string, ExpressionType>;
  /** Whether it is inside an arrow function. */
  readonly arrow: boolean;
  visit(node: ExpressionNode): ExpressionType;
  /** The same way inside an arrow function with these parameters. */
  inArrow(params: ReadonlyMap<string, ExpressionType>): Walk;
  bind(node: ExpressionNode, binding: Binding): void;
  report(
    code: Code,
    node: ExpressionNode,
    args: Readonly<Record<string, string | undefined>>,
  ): void;
}

/** A node that is nothing but names: `Catalog.Product.get`. */
export interface DottedName {
  readonly node: ExpressionNode;
  readonly names: readonly string[];
  /** One for each name: the part of the text that ends in it. */
  readonly parts: readonly ExpressionNode[];
}

export function dottedName(node: ExpressionNode): DottedName | undefined {
  if (node.type === 'Identifier') return { node, names: [node.name], parts: [node] };
  if (node.type !== 'MemberExpression' || node.computed || node.optional) return undefined;
  const before = dottedName(node.object);
  if (before === undefined || node.property.type !== 'Identifier') return undefined;
  return {
    node,
    names: [...before.names, node.property.name],
    parts: [...before.parts, node.property],
  };
}

/** Whether its first name is one of the scope or of an arrow function, so that it is no declaration. */
export function startsLocally({ names: [first = ''] }: DottedName, walk: Walk): boolean {
  return walk.params.has(first) || walk.scope.locals.has(first);
}
