import type {
  BinaryExpression,
  CallExpression,
  ExpressionNode,
  MemberExpression,
} from '../spec/expression.ts';
import type { BoundExpression, Child, ExpressionType, Value } from './declaration.ts';
import type { Bound } from './expression.ts';
import { present } from './expression-method.ts';
import { isSame } from './expression-operator.ts';
import { givenTo, isOptional, membersOf, typeOf } from './expression-type.ts';

/**
 * Whether an expression is so plain that its types are right beyond doubt, so that TypeScript need
 * not be loaded for it. False says nothing: TypeScript decides.
 */
export function isCertain({ bound, expected, scope }: Bound): boolean {
  const { node } = bound;
  // Comparisons narrow types, which is TypeScript's to follow.
  const comparisons = [...bound.types.keys()].filter(isEquality).length;
  if (comparisons > 1 || (comparisons > 0 && scope.given.length > 0)) return false;
  if (!isSure(node, bound)) return false;
  return expected === undefined || isAssignable(typeIn(node, bound), expected);
}

const isEquality = (node: ExpressionNode): boolean =>
  node.type === 'BinaryExpression' && (node.operator === '===' || node.operator === '!==');

const typeIn = (node: ExpressionNode, bound: BoundExpression): ExpressionType =>
  bound.types.get(node) ?? { kind: 'unknown' };

/** Whether it is well typed, and its type is the one that was found out. */
function isSure(node: ExpressionNode, bound: BoundExpression): boolean {
  const areSure = (...nodes: readonly ExpressionNode[]) => nodes.every((one) => isSure(one, bound));
  if (typeIn(node, bound).kind === 'unknown') return false;
  switch (node.type) {
    case 'Literal':
      return true;
    case 'Identifier':
      return bound.bindings.get(node)?.kind !== 'param';
    case 'MemberExpression':
      return bound.bindings.has(node) || isSureMember(node, bound);
    case 'TemplateLiteral':
      return areSure(...node.expressions);
    case 'UnaryExpression': {
      const isNumber = typeIn(node.argument, bound).kind === 'number';
      return (node.operator === '!' || isNumber) && areSure(node.argument);
    }
    case 'BinaryExpression':
      return areSure(node.left, node.right) && isSureOperation(node, bound);
    case 'LogicalExpression': {
      const isBoolean = [node.left, node.right].every(
        (one) => typeIn(one, bound).kind === 'boolean',
      );
      return node.operator !== '??' && isBoolean && areSure(node.left, node.right);
    }
    case 'CallExpression':
      return isSureCall(node, bound);
    default:
      return false;
  }
}

function isSureMember(node: MemberExpression, bound: BoundExpression): boolean {
  const { object, property, computed, optional } = node;
  if (computed || optional || property.type !== 'Identifier' || !isSure(object, bound))
    return false;
  const type = typeIn(object, bound);
  if (type.kind === 'list' || type.kind === 'string') return property.name === 'length';
  return membersOf(type)?.some(({ name }) => name === property.name) ?? false;
}

function isSureOperation({ operator, left, right }: BinaryExpression, bound: BoundExpression) {
  const [one, other] = [typeIn(left, bound), typeIn(right, bound)];
  const areBoth = (kind: ExpressionType['kind']) => one.kind === kind && other.kind === kind;
  if (operator === '===' || operator === '!==') {
    if (one.kind === 'null' || other.kind === 'null') return true;
    const isPlain = ['string', 'number', 'boolean', 'enum'].includes(present(one).kind);
    return isPlain && isSame(present(one), present(other));
  }
  const isOrdered = ['<', '<=', '>', '>=', '+'].includes(operator);
  return areBoth('number') || (isOrdered && areBoth('string'));
}

function isSureCall(node: CallExpression, bound: BoundExpression): boolean {
  const { callee, arguments: args } = node;
  const binding = bound.bindings.get(callee);
  if (binding?.kind === 'constructor') return isSureConstruction(args, binding.target, bound);
  if (binding || callee.type !== 'MemberExpression' || callee.computed || callee.optional)
    return false;
  if (!isSure(callee.object, bound) || callee.property.type !== 'Identifier') return false;
  const { name } = callee.property;
  const type = typeIn(callee.object, bound);
  if (!args.every((argument) => isSure(argument, bound))) return false;
  if (type.kind === 'decimal') return isSureReckoning(name, args, bound);
  if (type.kind !== 'value') return false;
  const operation = type.operations.find((one) => one.name === name);
  if (operation?.input.length !== args.length) return false;
  return operation.input.every((field, index) => {
    const argument = args[index];
    return argument !== undefined && isAssignable(typeIn(argument, bound), typeOf(field));
  });
}

const alone = new Set(['neg', 'abs', 'isZero', 'toString']);
const withOther = new Set(['plus', 'minus', 'times', 'div', 'eq', 'lt', 'lte', 'gt', 'gte']);

function isSureReckoning(name: string, args: readonly ExpressionNode[], bound: BoundExpression) {
  if (alone.has(name)) return args.length === 0;
  const [other] = args;
  if (!withOther.has(name) || other === undefined || args.length > 1) return false;
  // Whether a text is a number is TypeScript's to say.
  if (other.type === 'Literal' && typeof other.value === 'string') return false;
  return ['decimal', 'number', 'string'].includes(typeIn(other, bound).kind);
}

function isSureConstruction(
  [object, ...more]: readonly ExpressionNode[],
  target: Value | Child,
  bound: BoundExpression,
): boolean {
  if (object?.type !== 'ObjectExpression' || more.length > 0) return false;
  const open = new Map(givenTo(target).map((field) => [field.name, field]));
  for (const property of object.properties) {
    if (property.type !== 'Property' || property.computed) return false;
    if (property.key.type !== 'Identifier') return false;
    const field = open.get(property.key.name);
    if (field === undefined || !isSure(property.value, bound)) return false;
    if (!isAssignable(typeIn(property.value, bound), typeOf(field))) return false;
    open.delete(field.name);
  }
  return [...open.values()].every(isOptional);
}

function isAssignable(from: ExpressionType, to: ExpressionType): boolean {
  if (to.kind === 'unknown') return true;
  if (to.kind === 'optional') return from.kind === 'null' || isAssignable(present(from), to.of);
  return isSame(from, to);
}
