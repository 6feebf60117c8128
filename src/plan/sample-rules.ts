import type { BoundExpression, Rule } from '../model/declaration.ts';
import type { Sample } from './sample.ts';

type Node = BoundExpression['node'];

/** Not known without running the app: the call of an operation, a helper. */
class Unknown extends Error {}

/** Samples lie well before today. */
const moments = { now: '2026-01-01T00:00:00.000Z', today: '2026-01-01' } as const;

/** Whether all rules are sure to hold for a sample: what cannot be told counts as no. */
export function surelyHold(rules: readonly Rule[], sample: Sample): boolean {
  return rules.every(({ condition }) => {
    try {
      return evaluate(condition.node, { bound: condition, sample }) === true;
    } catch (error) {
      if (error instanceof Unknown) return false;
      throw error;
    }
  });
}

/** Whether a rule is sure not to hold for a sample. */
export function surelyBreaks({ condition }: Rule, sample: Sample): boolean {
  try {
    return evaluate(condition.node, { bound: condition, sample }) === false;
  } catch (error) {
    if (error instanceof Unknown) return false;
    throw error;
  }
}

interface Given {
  readonly bound: BoundExpression;
  readonly sample: Sample;
}

function evaluate(node: Node, given: Given): unknown {
  const binding = given.bound.bindings.get(node);
  if (binding) return named(binding, given.sample);
  switch (node.type) {
    case 'Literal':
      return node.value;
    case 'ChainExpression':
      return evaluate(node.expression, given);
    case 'MemberExpression':
      if (node.property.type !== 'Identifier' || node.computed) throw new Unknown();
      return memberOf(evaluate(node.object, given), node.property.name);
    case 'UnaryExpression':
      return node.operator === '!'
        ? evaluate(node.argument, given) !== true
        : negated(node.argument, given);
    case 'BinaryExpression':
      return compare(node.operator, evaluate(node.left, given), evaluate(node.right, given));
    case 'LogicalExpression':
      return logical(node, given);
    case 'ConditionalExpression':
      return evaluate(evaluate(node.test, given) ? node.consequent : node.alternate, given);
    default:
      throw new Unknown();
  }
}

function named(
  binding: NonNullable<ReturnType<BoundExpression['bindings']['get']>>,
  sample: Sample,
): unknown {
  if (binding.kind === 'now' || binding.kind === 'today') return moments[binding.kind];
  if (binding.kind === 'member') {
    const member = binding.target.members.find(({ name }) => binding.name.endsWith(name));
    return member?.wire;
  }
  if (binding.kind !== 'field' && binding.kind !== 'row') throw new Unknown();
  return memberOf(sample, binding.name);
}

/** A field that the sample leaves out has its default, which is not known here, or is null. */
function memberOf(of: unknown, name: string): unknown {
  if (Array.isArray(of) && name === 'length') return of.length;
  if (typeof of === 'string' && name === 'length') return of.length;
  const isObject =
    typeof of === 'object' && of !== null && 'entries' in of && Array.isArray(of.entries);
  const entry = isObject
    ? (of.entries as readonly { name: string; sample: unknown }[]).find((one) => one.name === name)
    : undefined;
  if (!entry) throw new Unknown();
  return entry.sample;
}

function negated(node: Node, given: Given): number {
  const value = evaluate(node, given);
  if (typeof value !== 'number') throw new Unknown();
  return -value;
}

function logical(node: Node & { type: 'LogicalExpression' }, given: Given): unknown {
  const left = evaluate(node.left, given);
  if (node.operator === '??') return left ?? evaluate(node.right, given);
  return node.operator === '&&'
    ? left && evaluate(node.right, given)
    : left || evaluate(node.right, given);
}

function compare(operator: string, left: unknown, right: unknown): boolean {
  if (operator === '===') return left === right;
  if (operator === '!==') return left !== right;
  const sameKind =
    typeof left === typeof right && (typeof left === 'number' || typeof left === 'string');
  if (!sameKind) throw new Unknown();
  const [a, b] = [left as number, right as number];
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  if (operator === '>') return a > b;
  if (operator === '>=') return a >= b;
  throw new Unknown();
}
