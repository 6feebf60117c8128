import type * as acorn from 'acorn';
import type { Args, Code } from '../diagnostic.ts';
import type {
  ArrowFunctionExpression,
  BinaryExpression,
  ExpressionNode,
  Identifier,
  Property,
  SpreadElement,
} from './expression.ts';
import {
  allowedBinary,
  forbiddenMembers,
  forbiddenNodes,
  instead,
  meantOperator,
} from './expression-words.ts';

/** Something in an expression that is not allowed. */
export interface Finding {
  readonly code: Code;
  readonly args: Args;
  readonly start: number;
  readonly end: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Turns acorn's nodes into the allowed ones; every other one is added to the findings. */
export function readNodes(
  text: string,
  node: acorn.Expression,
  findings: Finding[],
): ExpressionNode {
  return new Nodes(text, findings).read(node);
}

class Nodes {
  readonly #text: string;
  readonly #findings: Finding[];

  constructor(text: string, findings: Finding[]) {
    this.#text = text;
    this.#findings = findings;
  }

  read(node: acorn.Expression | acorn.Super | acorn.PrivateIdentifier): ExpressionNode {
    const { start, end } = node;
    switch (node.type) {
      case 'ParenthesizedExpression':
        return this.read(node.expression);
      case 'Identifier':
        return this.#identifier(node);
      case 'Literal':
        return this.#literal(node);
      case 'TemplateLiteral': {
        const quasis = node.quasis.map(({ start, end, value }) => ({ start, end, value }));
        return { type: node.type, start, end, quasis, expressions: this.#all(node.expressions) };
      }
      case 'MemberExpression':
        return this.#member(node);
      case 'ChainExpression':
        return { type: node.type, start, end, expression: this.read(node.expression) };
      case 'CallExpression':
        return this.#call(node);
      case 'UnaryExpression':
        return this.#unary(node);
      case 'UpdateExpression':
        return this.#forbid(node, node.operator);
      case 'BinaryExpression':
        return this.#binary(node);
      case 'LogicalExpression': {
        const { type, operator } = node;
        return { type, start, end, operator, ...this.#sides(node) };
      }
      case 'ConditionalExpression': {
        const test = this.read(node.test);
        const consequent = this.read(node.consequent);
        return {
          type: node.type,
          start,
          end,
          test,
          consequent,
          alternate: this.read(node.alternate),
        };
      }
      case 'ArrayExpression': {
        const elements = node.elements.map((element) => this.#element(element, node));
        return { type: node.type, start, end, elements };
      }
      case 'ObjectExpression': {
        const properties = node.properties.flatMap((property) => this.#property(property));
        return { type: node.type, start, end, properties };
      }
      case 'ArrowFunctionExpression':
        this.#arrow(node);
        return this.#forbid(node, 'a function outside the arguments of a call');
      default: {
        const [what = node.type, hint] = forbiddenNodes[node.type] ?? [];
        return this.#forbid(node, what, hint);
      }
    }
  }

  #all(nodes: readonly acorn.Expression[]): readonly ExpressionNode[] {
    return nodes.map((node) => this.read(node));
  }

  #sides(node: acorn.LogicalExpression | acorn.BinaryExpression) {
    return { left: this.read(node.left), right: this.read(node.right) };
  }

  #identifier({ type, start, end, name }: acorn.Identifier): ExpressionNode {
    if (name === 'undefined') return this.#forbid({ start, end }, 'undefined', 'write null');
    return { type, start, end, name };
  }

  #literal({ type, start, end, value }: acorn.Literal): ExpressionNode {
    if (value instanceof RegExp || (value === null && this.#text.startsWith('/', start))) {
      return this.#forbid(
        { start, end },
        'a regular expression',
        'put it into a type: string(/re/)',
      );
    }
    if (typeof value === 'bigint') return this.#forbid({ start, end }, 'a bigint');
    return { type, start, end, value: value ?? null };
  }

  #member(node: acorn.MemberExpression): ExpressionNode {
    const { type, start, end, computed, optional } = node;
    const object = this.read(node.object);
    const property = computed
      ? this.read(node.property)
      : node.property.type === 'Identifier'
        ? { type: 'Identifier' as const, ...rangeOf(node.property), name: node.property.name }
        : this.#forbid(node.property, 'a private name');
    const name = memberName(property, computed);
    if (name !== undefined && forbiddenMembers.has(name)) {
      return this.#forbid(node.property, `.${name}`);
    }
    if (name === 'random' && object.type === 'Identifier' && object.name === 'Math') {
      return this.#forbid(node, 'Math.random', 'an expression gives the same again and again');
    }
    return { type, start, end, object, property, computed, optional: optional ?? false };
  }

  #call(node: acorn.CallExpression): ExpressionNode {
    const { type, start, end, optional } = node;
    const callee = this.read(node.callee);
    const args = node.arguments.map((argument) => this.#argument(argument));
    this.#reportMutation(node);
    return { type, start, end, callee, arguments: args, optional: optional ?? false };
  }

  #argument(node: acorn.Expression | acorn.SpreadElement): ExpressionNode {
    if (node.type === 'SpreadElement') {
      return this.#forbid(node, 'spread in the arguments of a call');
    }
    if (node.type === 'ArrowFunctionExpression') return this.#arrow(node);
    return this.read(node);
  }

  #reportMutation({ callee, arguments: args }: acorn.CallExpression) {
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
    if (callee.computed) return;
    const { name: method, ...range } = callee.property;
    const hint = instead(
      method,
      this.#source(callee.object),
      args.map((argument) => this.#source(argument)),
    );
    if (hint === undefined) return;
    this.#findings.push({ code: 'SPEC_EXPR_MUTATION', args: { method, hint }, ...rangeOf(range) });
  }

  #unary(node: acorn.UnaryExpression): ExpressionNode {
    const { type, start, end, operator } = node;
    const argument = this.read(node.argument);
    if (operator === '!' || operator === '-' || operator === '+') {
      return { type, start, end, operator, argument };
    }
    return this.#forbid({ start, end: start + operator.length }, operator);
  }

  #binary(node: acorn.BinaryExpression): ExpressionNode {
    const { type, start, end, operator } = node;
    const sides = this.#sides(node);
    if (isAllowed(operator)) return { type, start, end, operator, ...sides };
    const from = this.#text.indexOf(operator, node.left.end);
    const range = { start: from, end: from + operator.length };
    if (operator === '==' || operator === '!=') {
      this.#findings.push({ code: 'SPEC_EXPR_LOOSE_EQUALITY', args: { operator }, ...range });
      return broken(node);
    }
    return this.#forbid(range, `the operator ${operator}`, meantOperator[operator]);
  }

  #element(
    node: acorn.Expression | acorn.SpreadElement | null,
    list: Range,
  ): ExpressionNode | SpreadElement {
    if (node === null) return this.#forbid(list, 'a hole in a list');
    return node.type === 'SpreadElement' ? this.#spread(node) : this.read(node);
  }

  #spread({ type, start, end, argument }: acorn.SpreadElement): SpreadElement {
    return { type, start, end, argument: this.read(argument) };
  }

  #property(node: acorn.Property | acorn.SpreadElement): readonly (Property | SpreadElement)[] {
    if (node.type === 'SpreadElement') return [this.#spread(node)];
    const { type, start, end, computed, shorthand } = node;
    if (node.method || node.kind !== 'init') {
      this.#forbid(node, 'a method in an object');
      return [];
    }
    const value = this.read(node.value);
    const key =
      computed || node.key.type !== 'Identifier'
        ? this.read(node.key)
        : { type: 'Identifier' as const, ...rangeOf(node.key), name: node.key.name };
    if (memberName(key, computed) === '__proto__') this.#forbid(node.key, '__proto__');
    return [{ type, start, end, key, value, computed, shorthand }];
  }

  #arrow(node: acorn.ArrowFunctionExpression): ArrowFunctionExpression | ExpressionNode {
    const { type, start, end, body } = node;
    if (node.async) return this.#forbid(node, 'async');
    if (body.type === 'BlockStatement') {
      return this.#forbid(body, 'a function with a body in braces', 'write x => expression');
    }
    const params = node.params.flatMap((param): readonly Identifier[] => {
      if (param.type === 'Identifier')
        return [{ type: param.type, ...rangeOf(param), name: param.name }];
      this.#forbid(param, 'a pattern as parameter', 'write a plain name');
      return [];
    });
    return { type, start, end, params, body: this.read(body) };
  }

  #source({ start, end }: Range): string {
    return this.#text.slice(start, end);
  }

  #forbid(range: Range, what: string, hint?: string): ExpressionNode {
    this.#findings.push({ code: 'SPEC_EXPR_FORBIDDEN', args: { what, hint }, ...rangeOf(range) });
    return broken(range);
  }
}

function memberName(property: ExpressionNode, computed: boolean): string | undefined {
  if (!computed && property.type === 'Identifier') return property.name;
  if (property.type === 'Literal') return String(property.value);
  if (property.type !== 'TemplateLiteral' || property.expressions.length > 0) return undefined;
  return property.quasis[0]?.value.cooked ?? undefined;
}

function isAllowed(operator: string): operator is BinaryExpression['operator'] {
  return allowedBinary.has(operator);
}

const rangeOf = ({ start, end }: Range): Range => ({ start, end });

const broken = (range: Range): ExpressionNode => ({ type: 'Broken', ...rangeOf(range) });
