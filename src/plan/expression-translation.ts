import type { Binding, BoundExpression, ExpressionType } from '../model/declaration.ts';
import { present } from '../model/expression-method.ts';
import type {
  ArrowFunctionExpression,
  BinaryExpression,
  CallExpression,
  ExpressionNode,
  LogicalExpression,
  MemberExpression,
  Property,
  SpreadElement,
} from '../model/expression-node.ts';
import { stringLiteral } from './escape.ts';
import {
  isCompared,
  isIdentifier,
  mayBeNullIn,
  methodObject,
  methodOf,
  wholes,
} from './expression-shape.ts';
import type { Import } from './imports.ts';
import { isSearch, listSearch } from './list-search.ts';
import { numberText } from './number-text.ts';
import { paramNames } from './param-names.ts';
import { TakenNames } from './taken-names.ts';
import type { Translating, Translation } from './translating.ts';
import {
  call,
  leftToRight,
  member,
  pathExpression,
  reached,
  type TsExpression,
  type TsProperty,
} from './ts-expression.ts';
import { valueArgument } from './value-argument.ts';
import { orNull, type Want } from './want.ts';

/** An expression of the spec as one of the app: names by binding, values made by `new`, and so on. */
export function translate(bound: BoundExpression, options: Translating): Translation {
  const translator = new Translator(bound, options);
  const node = translator.expression(bound.node, options.isCondition ? 'any' : 'value');
  return { node, imports: translator.imports };
}

class Translator {
  readonly #bound: BoundExpression;
  readonly #options: Translating;
  readonly #taken: TakenNames;
  readonly #params: ReadonlyMap<string, string>;

  constructor(bound: BoundExpression, options: Translating) {
    this.#bound = bound;
    this.#options = options;
    this.#taken = new TakenNames(options.context);
    this.#params = paramNames(bound, options.names);
  }

  get imports(): readonly Import[] {
    return this.#taken.imports;
  }

  expression(node: ExpressionNode, want: Want): TsExpression {
    const binding = this.#bound.bindings.get(node);
    if (binding) return this.#named(binding);
    switch (node.type) {
      case 'Literal':
        return { kind: 'literal', text: this.#literal(node.value, node) };
      case 'Identifier':
        return { kind: 'name', text: node.name };
      case 'TemplateLiteral': {
        const texts = node.quasis.map(({ value }) => value.raw);
        return { kind: 'template', texts, parts: this.#values(node.expressions) };
      }
      case 'MemberExpression':
        return this.#member(node, want);
      case 'ChainExpression':
        return orNull({ kind: 'chain', of: this.expression(node.expression, 'any') }, want);
      case 'CallExpression':
        return this.#call(node, want);
      case 'UnaryExpression':
        return {
          kind: 'unary',
          operator: node.operator,
          of: this.expression(node.argument, 'any'),
        };
      case 'BinaryExpression':
        return this.#binary(node);
      case 'LogicalExpression':
        return this.#logical(node, want);
      case 'ConditionalExpression': {
        const test = this.expression(node.test, 'any');
        const yes = this.expression(node.consequent, want);
        return { kind: 'conditional', test, yes, no: this.expression(node.alternate, want) };
      }
      case 'ArrayExpression':
        return { kind: 'array', items: node.elements.map((element) => this.#element(element)) };
      case 'ObjectExpression':
        return {
          kind: 'object',
          items: node.properties.map((property) => this.#property(property)),
        };
      case 'ArrowFunctionExpression':
        return this.#arrow(node, want);
      case 'Broken':
        return { kind: 'name', text: 'undefined' };
    }
  }

  #values(nodes: readonly ExpressionNode[]): readonly TsExpression[] {
    return nodes.map((node) => this.expression(node, 'value'));
  }

  #literal(value: string | number | boolean | null, { start, end }: ExpressionNode): string {
    if (typeof value === 'string') return stringLiteral(value);
    return typeof value === 'number' ? numberText(this.#bound.text.slice(start, end)) : `${value}`;
  }

  #named(binding: Binding): TsExpression {
    switch (binding.kind) {
      case 'param':
        return { kind: 'name', text: this.#params.get(binding.name) ?? binding.name };
      case 'helper':
        return this.#taken.helper(binding.name);
      case 'member':
      case 'case':
        return member(this.#taken.declared(binding.target), binding.name);
      case 'constructor':
        return this.#taken.declared(binding.target);
      default:
        return pathExpression(this.#options.names(binding));
    }
  }

  #member(node: MemberExpression, want: Want): TsExpression {
    const { optional, computed, property } = node;
    const made = this.#computedMember(node);
    if (made !== undefined) return made;
    const object = reached(this.expression(node.object, optional ? 'any' : 'present'), optional);
    if (!computed) {
      const name = property.type === 'Identifier' ? property.name : '';
      return { kind: 'member', object, name, optional };
    }
    const name = property.type === 'Literal' ? property.value : undefined;
    if (typeof name === 'string' && isIdentifier(name)) {
      return orNull({ kind: 'member', object, name, optional }, want);
    }
    const index = this.expression(property, 'value');
    if (want === 'any' || this.#typeOf(node.object).kind !== 'list') {
      return orNull({ kind: 'index', object, index, optional }, want);
    }
    return call(this.#taken.helper('elementAt'), [object, index]);
  }

  /** `$state.available`: a computed field is not kept in the whole, so it is named by itself. */
  #computedMember({ object, property, computed }: MemberExpression): TsExpression | undefined {
    const binding = this.#bound.bindings.get(object);
    const whole = binding?.kind === 'whole' ? wholes[binding.name] : undefined;
    if (whole === undefined || computed || property.type !== 'Identifier') return undefined;
    const type = this.#typeOf(object);
    const members = type.kind === 'object' ? type.members : [];
    const field = members.find(({ name }) => name === property.name)?.field;
    if (field?.computed === undefined) return undefined;
    return pathExpression(this.#options.names({ kind: whole, name: field.name, field }));
  }

  #call(node: CallExpression, want: Want): TsExpression {
    const { callee, optional } = node;
    const binding = this.#bound.bindings.get(callee);
    if (binding) return this.#boundCall(node, binding, want);
    const method = methodOf(callee);
    const object = methodObject(callee);
    const type = object && this.#typeOf(object);
    if (method && isSearch(method) && object && type?.kind === 'list' && isCompared(type.of)) {
      const wanted = this.#values(node.arguments);
      const equalValues = this.#taken.helper('equalValues');
      return listSearch({ method, list: this.expression(object, 'any'), wanted, equalValues });
    }
    const truth = new Set(['filter', 'some', 'every', 'find', 'findLast', 'findIndex']);
    const args = node.arguments.map((argument) =>
      this.expression(argument, method !== undefined && truth.has(method) ? 'any' : 'value'),
    );
    const made: TsExpression = {
      kind: 'call',
      callee: this.expression(callee, 'any'),
      args,
      optional,
    };
    const mayMiss = type?.kind === 'list' && ['find', 'findLast', 'at'].includes(method ?? '');
    return mayMiss ? orNull(made, want) : made;
  }

  #boundCall(node: CallExpression, binding: Binding, want: Want): TsExpression {
    const args = this.#values(node.arguments);
    switch (binding.kind) {
      case 'constructor':
        return { kind: 'new', callee: this.#named(binding), args };
      case 'helper':
        return call(this.#calledHelper(binding.name, node), args);
      case 'case':
        return call(this.#named(binding), args);
      default: {
        const params = 'owner' in binding ? this.#options.params?.(binding) : undefined;
        const given = args.map((argument, at) => {
          const type = this.#typeOf(node.arguments[at] ?? node);
          return valueArgument(argument, { type, field: params?.[at], taken: this.#taken });
        });
        const callee = this.#named(binding);
        const asking = { callee, args: given, want, mayBeNull: mayBeNullIn(node, this.#bound) };
        const asked = 'owner' in binding ? this.#options.asks?.(binding, asking) : undefined;
        return asked ?? { kind: 'await', of: call(callee, given) };
      }
    }
  }

  #calledHelper(name: string, { arguments: [first] }: CallExpression): TsExpression {
    if (name === 'Decimal') return member(this.#taken.helper(name), 'of');
    const list = first && this.#typeOf(first);
    const isDecimal = list?.kind === 'list' && list.of.kind === 'decimal';
    return this.#taken.helper(name === 'sum' && isDecimal ? 'sumDecimals' : name);
  }

  #binary({ operator, left, right }: BinaryExpression): TsExpression {
    const types = [this.#typeOf(left), this.#typeOf(right)] as const;
    const isEquality = operator === '===' || operator === '!==';
    const isNull = types.some(({ kind }) => kind === 'null');
    if (isEquality && !isNull && types.some(isCompared)) {
      const equal = call(this.#taken.helper('equalValues'), this.#values([left, right]));
      return operator === '===' ? equal : { kind: 'unary', operator: '!', of: equal };
    }
    const want = (other: ExpressionType): Want => {
      if (!isEquality) return 'present';
      return ['null', 'optional', 'unknown'].includes(other.kind) ? 'value' : 'any';
    };
    return {
      kind: 'binary',
      operator,
      left: this.expression(left, want(types[1])),
      right: this.expression(right, want(types[0])),
    };
  }

  #logical({ operator, left, right }: LogicalExpression, want: Want): TsExpression {
    return leftToRight({
      kind: 'logical',
      operator,
      left: this.expression(left, operator === '&&' ? want : 'any'),
      right: this.expression(right, want),
    });
  }

  #element(node: ExpressionNode | SpreadElement): TsExpression {
    if (node.type !== 'SpreadElement') return this.expression(node, 'value');
    return { kind: 'spread', of: this.expression(node.argument, 'any') };
  }

  #property(node: Property | SpreadElement): TsProperty {
    if (node.type === 'SpreadElement') {
      return { kind: 'spread', of: this.expression(node.argument, 'any') };
    }
    const { key } = node;
    const value = this.expression(node.value, 'value');
    if (node.computed && key.type !== 'Literal') {
      return { kind: 'property', key: { computed: this.expression(key, 'value') }, value };
    }
    if (key.type === 'Identifier') return { kind: 'property', key: key.name, value };
    const text = key.type === 'Literal' ? `${key.value}` : '';
    return { kind: 'property', key: isIdentifier(text) ? text : stringLiteral(text), value };
  }

  #arrow(node: ArrowFunctionExpression, want: Want): TsExpression {
    const params = node.params.map(({ name }) => this.#params.get(name) ?? name);
    return { kind: 'arrow', params, body: this.expression(node.body, want) };
  }

  #typeOf(node: ExpressionNode): ExpressionType {
    return present(this.#bound.types.get(node) ?? { kind: 'unknown' });
  }
}
