import type {
  BinaryExpression,
  ConditionalExpression,
  LogicalExpression,
} from '../spec/expression.ts';
import type { ExpressionType } from './declaration.ts';
import { present } from './expression-method.ts';
import { types } from './expression-type.ts';
import type { Walk } from './expression-walk.ts';

const methods: Readonly<Record<string, string>> = {
  '+': 'plus',
  '-': 'minus',
  '*': 'times',
  '/': 'div',
  '<': 'lt',
  '<=': 'lte',
  '>': 'gt',
  '>=': 'gte',
};

export function binaryType(node: BinaryExpression, walk: Walk): ExpressionType {
  const left = walk.visit(node.left);
  const right = walk.visit(node.right);
  const { operator } = node;
  if (isDecimalMisused(operator, left, right)) {
    const [one, other] = [node.left, node.right].map(({ start, end }) =>
      walk.text.slice(start, end),
    );
    const method = methods[operator];
    walk.report('SPEC_EXPR_TYPE', node, {
      problem: `Operator '${operator}' cannot be applied to types '${nameOf(left)}' and '${nameOf(right)}'`,
      hint:
        method && present(left).kind === 'decimal' ? `write ${one}.${method}(${other})` : undefined,
    });
  }
  if (/[<>=]/.test(operator)) return types.boolean;
  if (operator !== '+') return present(left).kind === 'decimal' ? types.decimal : types.number;
  if (left.kind === 'string' || right.kind === 'string') return types.string;
  return left.kind === 'number' && right.kind === 'number' ? types.number : types.unknown;
}

/** TypeScript lets objects be compared by `<`, and what comes out is nonsense. */
function isDecimalMisused(operator: string, left: ExpressionType, right: ExpressionType): boolean {
  if (operator === '===' || operator === '!==') return false;
  const kinds = [present(left).kind, present(right).kind];
  return kinds.includes('decimal') && !(operator === '+' && kinds.includes('string'));
}

/** A type as TypeScript would name it. */
export function nameOf(type: ExpressionType): string {
  switch (type.kind) {
    case 'decimal':
      return 'Decimal';
    case 'enum':
    case 'union':
    case 'value':
    case 'child':
      return type.name;
    case 'object':
      return type.name ?? 'object';
    case 'list':
      return `readonly ${type.of.kind === 'optional' ? `(${nameOf(type.of)})` : nameOf(type.of)}[]`;
    case 'map':
      return `Record<string, ${nameOf(type.of)}>`;
    case 'optional':
      return `${nameOf(type.of)} | null`;
    default:
      return type.kind;
  }
}

export function logicalType(node: LogicalExpression, walk: Walk): ExpressionType {
  const left = walk.visit(node.left);
  const right = walk.visit(node.right);
  if (node.operator === '??') return either(present(left), right);
  if (node.operator === '||') return either(present(left), right);
  const isObject = !['boolean', 'string', 'number', 'unknown', 'enum'].includes(present(left).kind);
  if (isObject) return left.kind === 'optional' ? types.optional(right) : right;
  return either(left, right);
}

export function conditionalType(node: ConditionalExpression, walk: Walk): ExpressionType {
  walk.visit(node.test);
  return either(walk.visit(node.consequent), walk.visit(node.alternate));
}

/** What is known of a value that has one of two types. */
export function either(one: ExpressionType, other: ExpressionType): ExpressionType {
  if (one.kind === 'null') return types.optional(other);
  if (other.kind === 'null') return types.optional(one);
  const isOptional = one.kind === 'optional' || other.kind === 'optional';
  const same = isSame(present(one), present(other)) ? present(one) : types.unknown;
  return isOptional ? types.optional(same) : same;
}

/** Whether two types are known to be one. */
export function isSame(one: ExpressionType, other: ExpressionType): boolean {
  if (one === other) return true;
  if (one.kind !== other.kind) return false;
  if ('of' in one && 'of' in other) return isSame(one.of, other.of);
  return ['string', 'number', 'boolean', 'decimal', 'null'].includes(one.kind);
}
