import type { Call } from './call.ts';
import type { Expression, ExpressionNode, ObjectExpression } from './expression.ts';
import { expressionAt } from './expression-at.ts';
import type { Reading } from './grammar/kind.ts';
import { shown } from './grammar/shown.ts';
import type { Name } from './name.ts';

type ObjectCode = Expression & { readonly node: ObjectExpression };

/** The call that an expression is, or undefined after a report. */
export function readCall(whole: Expression, reading: Reading): Call | undefined {
  const { node, at, text } = whole;
  if (node.type === 'Broken') return undefined;
  const callee =
    node.type === 'CallExpression' && !node.optional ? namesOf(whole, node.callee) : [];
  if (node.type === 'CallExpression' && callee.length > 0 && callee.length <= 3) {
    const [first, second, ...more] = node.arguments.map((argument) => part(whole, argument));
    const calleeAt = expressionAt(whole, node.callee);
    const call = { callee, calleeAt, at };
    if (first === undefined) return call;
    if (second === undefined)
      return isObject(first) ? { ...call, input: first } : { ...call, id: first };
    if (more.length === 0 && !isObject(first) && isObject(second)) {
      return { ...call, id: first, input: second };
    }
  }
  reading.report('SPEC_SYNTAX', at, {
    text: shown(text),
    what: 'a call',
    example: 'Order.Cancel(orderId, { reason })',
  });
  return undefined;
}

function namesOf(whole: Expression, node: ExpressionNode): readonly Name[] {
  if (node.type === 'Identifier') return [{ text: node.name, at: expressionAt(whole, node) }];
  if (node.type !== 'MemberExpression' || node.computed || node.optional) return [];
  const before = namesOf(whole, node.object);
  return before.length === 0 ? [] : [...before, ...namesOf(whole, node.property)];
}

/** A part of an expression as one of its own: offsets start again at its first character. */
function part(whole: Expression, node: ExpressionNode): Expression {
  const text = whole.text.slice(node.start, node.end);
  return { text, at: expressionAt(whole, node), node: shift(node, node.start) };
}

function isObject(expression: Expression): expression is ObjectCode {
  return expression.node.type === 'ObjectExpression';
}

function shift<T>(value: T, by: number): T {
  if (Array.isArray(value)) return value.map((item) => shift(item, by)) as T;
  if (typeof value !== 'object' || value === null) return value;
  // The same shape, with both offsets of every node moved.
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      (key === 'start' || key === 'end') && typeof inner === 'number'
        ? inner - by
        : shift(inner, by),
    ]),
  ) as T;
}
