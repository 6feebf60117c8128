import {
  type AnyNode,
  type ArrowFunctionExpression,
  type Property,
  parseExpressionAt,
} from 'acorn';
import { isTsOperator, type TsExpression, type TsProperty } from './ts-expression.ts';

/** What the layouts know nothing of: such code stays as it is. */
class Unknown extends Error {}

const options = {
  ecmaVersion: 2023,
  allowAwaitOutsideFunction: true,
  checkPrivateFields: false,
} as const;

/** The parameter of an arrow function with its type, which acorn does not read. */
const typedParam = /\((\w+): ([\w.$<>[\]|, ]+)\) =>/g;

/** Generated code on one line as the expression it is; undefined: it is something else. */
export function parsedCode(text: string): TsExpression | undefined {
  const types: string[] = [];
  const plain = text.replace(typedParam, (_, name: string, type: string) => {
    types.push(`${name}: ${type}`);
    return `(${name}) =>`;
  });
  try {
    const node = parseExpressionAt(plain, 0, options);
    const read = new Reader(plain, types);
    const expression = read.node(node);
    return node.end === plain.length && read.isDone ? expression : undefined;
  } catch (error) {
    if (error instanceof Unknown || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

class Reader {
  readonly #text: string;
  readonly #types: string[];

  constructor(text: string, types: readonly string[]) {
    this.#text = text;
    this.#types = [...types];
  }

  get isDone(): boolean {
    return this.#types.length === 0;
  }

  #source({ start, end }: AnyNode): string {
    return this.#text.slice(start, end);
  }

  #all(nodes: readonly (AnyNode | null)[]): readonly TsExpression[] {
    return nodes.map((node) => {
      if (node === null) throw new Unknown();
      return this.node(node);
    });
  }

  node(node: AnyNode): TsExpression {
    switch (node.type) {
      case 'Identifier':
      case 'ThisExpression':
        return { kind: 'name', text: this.#source(node) };
      case 'Literal':
        return { kind: 'literal', text: this.#source(node) };
      case 'TemplateLiteral': {
        const texts = node.quasis.map((part) => part.value.raw);
        return { kind: 'template', texts, parts: this.#all(node.expressions) };
      }
      case 'MemberExpression': {
        const { optional, computed } = node;
        const object = this.node(node.object);
        return computed
          ? { kind: 'index', object, index: this.node(node.property), optional }
          : { kind: 'member', object, name: this.#source(node.property), optional };
      }
      case 'CallExpression': {
        const callee = this.node(node.callee);
        return { kind: 'call', callee, args: this.#all(node.arguments), optional: node.optional };
      }
      case 'NewExpression':
        return { kind: 'new', callee: this.node(node.callee), args: this.#all(node.arguments) };
      default:
        return this.#operator(node);
    }
  }

  #operator(node: AnyNode): TsExpression {
    switch (node.type) {
      case 'ChainExpression':
        return { kind: 'chain', of: this.node(node.expression) };
      case 'AwaitExpression':
        return { kind: 'await', of: this.node(node.argument) };
      case 'UnaryExpression': {
        const { operator } = node;
        if (operator !== '!' && operator !== '-' && operator !== '+') throw new Unknown();
        return { kind: 'unary', operator, of: this.node(node.argument) };
      }
      case 'BinaryExpression':
      case 'LogicalExpression': {
        const { operator } = node;
        if (!isTsOperator(operator)) throw new Unknown();
        const kind = node.type === 'BinaryExpression' ? 'binary' : 'logical';
        return { kind, operator, left: this.node(node.left), right: this.node(node.right) };
      }
      case 'ConditionalExpression': {
        const [test, yes, no] = [node.test, node.consequent, node.alternate].map((one) =>
          this.node(one),
        ) as [TsExpression, TsExpression, TsExpression];
        return { kind: 'conditional', test, yes, no };
      }
      default:
        return this.#collection(node);
    }
  }

  #collection(node: AnyNode): TsExpression {
    switch (node.type) {
      case 'ArrayExpression':
        return { kind: 'array', items: this.#all(node.elements) };
      case 'SpreadElement':
        return { kind: 'spread', of: this.node(node.argument) };
      case 'ObjectExpression':
        return { kind: 'object', items: node.properties.map((one) => this.#property(one)) };
      case 'ArrowFunctionExpression':
        return this.#arrow(node);
      default:
        throw new Unknown();
    }
  }

  #property(node: AnyNode): TsProperty {
    if (node.type === 'SpreadElement') return { kind: 'spread', of: this.node(node.argument) };
    const { key, value, computed, method, kind } = node as Property;
    if (method || kind !== 'init') throw new Unknown();
    const name = computed ? { computed: this.node(key) } : this.#source(key);
    return { kind: 'property', key: name, value: this.node(value) };
  }

  #arrow({ params, body, async }: ArrowFunctionExpression): TsExpression {
    if (async || body.type === 'BlockStatement') throw new Unknown();
    const written = params.map((param) => {
      const isTyped = this.#types[0]?.startsWith(`${this.#source(param)}: `) && params.length === 1;
      return isTyped ? (this.#types.shift() ?? '') : this.#source(param);
    });
    return { kind: 'arrow', params: written, body: this.node(body) };
  }
}
