import type { BoundExpression, ErrorDeclaration, LocalBinding } from '../model/declaration.ts';
import { present } from '../model/expression-method.ts';
import type {
  ArrowFunctionExpression,
  BinaryExpression,
  ExpressionNode,
  LogicalExpression,
  MemberExpression,
  ObjectExpression,
  TemplateLiteral,
} from '../model/expression-node.ts';
import type { Sample, SampleObject } from './sample.ts';
import { type Asking, calledSample } from './sample-calls.ts';
import { isSame, moments, order, Unknown } from './sample-equality.ts';
import { sampleMember, withMember } from './sample-member.ts';

/** What a name of the scope stands for; it throws `Unknown` where that is not known. */
export type SampleNames = (binding: LocalBinding) => Sample;

/** A value or an operation whose own rule refuses what it is given. */
export class Refused extends Error {
  readonly error: ErrorDeclaration;

  constructor(error: ErrorDeclaration) {
    super(error.name);
    this.error = error;
  }
}

/** What an expression gives for samples; it throws `Unknown` where that cannot be told. */
export const evaluate = (bound: BoundExpression, names: SampleNames): Sample =>
  new Evaluation(bound, names).value(bound.node);

class Evaluation implements Asking {
  readonly #bound: BoundExpression;
  readonly #names: SampleNames;
  readonly #params: ReadonlyMap<string, Sample>;

  constructor(
    bound: BoundExpression,
    names: SampleNames,
    params: ReadonlyMap<string, Sample> = new Map(),
  ) {
    this.#bound = bound;
    this.#names = names;
    this.#params = params;
  }

  typeOf(node: ExpressionNode) {
    const type = this.#bound.types.get(node);
    return type === undefined ? undefined : present(type);
  }

  bindingOf(node: ExpressionNode) {
    return this.#bound.bindings.get(node);
  }

  evaluate(bound: BoundExpression, names: SampleNames): Sample {
    return evaluate(bound, names);
  }

  refuse(error: ErrorDeclaration): never {
    throw new Refused(error);
  }

  apply({ params, body }: ArrowFunctionExpression, args: readonly Sample[]): Sample {
    const given = params.map(({ name }, at) => [name, args[at] ?? null] as const);
    const all = new Map([...this.#params, ...given]);
    return new Evaluation(this.#bound, this.#names, all).value(body);
  }

  value(node: ExpressionNode): Sample {
    if (this.#bound.bindings.has(node)) return this.#named(node);
    switch (node.type) {
      case 'Literal':
        return node.value;
      case 'TemplateLiteral':
        return this.#template(node);
      case 'ChainExpression':
        return this.value(node.expression);
      case 'MemberExpression':
        return this.#member(node);
      case 'CallExpression':
        return calledSample(node, this);
      case 'UnaryExpression':
        return node.operator === '!' ? !this.value(node.argument) : this.#number(node);
      case 'BinaryExpression':
        return this.#binary(node);
      case 'LogicalExpression':
        return this.#logical(node);
      case 'ConditionalExpression':
        return this.value(this.value(node.test) ? node.consequent : node.alternate);
      case 'ArrayExpression':
        return node.elements.flatMap((element) => {
          if (element.type !== 'SpreadElement') return [this.value(element)];
          const list = this.value(element.argument);
          if (!isList(list)) throw new Unknown();
          return list;
        });
      case 'ObjectExpression':
        return this.#object(node);
      default:
        throw new Unknown();
    }
  }

  #named(node: ExpressionNode): Sample {
    const binding = this.#bound.bindings.get(node);
    switch (binding?.kind) {
      case 'now':
      case 'today':
        return moments[binding.kind];
      case 'member': {
        const member = binding.target.members.find(({ name }) => name === binding.name);
        if (member === undefined) throw new Unknown();
        return member.wire;
      }
      case 'param':
        return known(this.#params.get(binding.name));
      default:
        if (binding === undefined || !('field' in binding)) throw new Unknown();
        return this.#names(binding as LocalBinding);
    }
  }

  #template({ quasis, expressions }: TemplateLiteral): string {
    return quasis
      .map(({ value }, at) => {
        const expression = expressions[at];
        const part = expression === undefined ? '' : this.value(expression);
        if (typeof part !== 'string' && typeof part !== 'number') throw new Unknown();
        return `${value.cooked ?? ''}${part}`;
      })
      .join('');
  }

  #member({ object, property, computed, optional }: MemberExpression): Sample {
    const of = this.value(object);
    if (of === null && optional) return null;
    if (!computed) {
      if (property.type !== 'Identifier') throw new Unknown();
      return this.#computed(object, of, property.name) ?? sampleMember(of, property.name);
    }
    const key = this.value(property);
    if (isList(of)) return known(typeof key === 'number' ? of[key] : undefined);
    if (typeof key !== 'string') throw new Unknown();
    return sampleMember(of, key);
  }

  /** A field of a value that is computed from its others. */
  #computed(object: ExpressionNode, of: Sample, name: string): Sample | undefined {
    const type = this.typeOf(object);
    const fields = type?.kind === 'value' || type?.kind === 'child' ? type.fields : [];
    const computed = fields.find((field) => field.name === name)?.computed;
    return computed && evaluate(computed, (binding) => sampleMember(of, binding.name));
  }

  #number(node: ExpressionNode & { readonly type: 'UnaryExpression' }): number {
    const value = this.value(node.argument);
    if (typeof value !== 'number') throw new Unknown();
    return node.operator === '-' ? -value : value;
  }

  #binary({ operator, left, right }: BinaryExpression): Sample {
    const [a, b] = [this.value(left), this.value(right)];
    const areDecimals = [left, right].some((node) => this.typeOf(node)?.kind === 'decimal');
    switch (operator) {
      case '===':
        return isSame(a, b, areDecimals);
      case '!==':
        return !isSame(a, b, areDecimals);
      case '<':
        return order(a, b) < 0;
      case '<=':
        return order(a, b) <= 0;
      case '>':
        return order(a, b) > 0;
      case '>=':
        return order(a, b) >= 0;
      default:
        return reckoned(operator, a, b);
    }
  }

  #logical({ operator, left, right }: LogicalExpression): Sample {
    const first = this.value(left);
    if (operator === '??') return first ?? this.value(right);
    const isEnough = operator === '&&' ? !first : Boolean(first);
    return isEnough ? first : this.value(right);
  }

  #object({ properties }: ObjectExpression): SampleObject {
    return properties.reduce<SampleObject>(
      (made, property) => {
        if (property.type === 'SpreadElement') {
          const of = this.value(property.argument);
          if (!isObject(of)) throw new Unknown();
          return of.entries.reduce((all, { name, sample }) => withMember(all, name, sample), made);
        }
        const key = property.computed ? this.value(property.key) : nameOf(property.key);
        if (typeof key !== 'string') throw new Unknown();
        return withMember(made, key, this.value(property.value));
      },
      { kind: 'object', entries: [] },
    );
  }
}

function nameOf(key: ExpressionNode): string {
  if (key.type === 'Identifier') return key.name;
  if (key.type === 'Literal') return String(key.value);
  throw new Unknown();
}

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Unknown();
  return value;
}

const isList = (sample: Sample): sample is readonly Sample[] => Array.isArray(sample);

const isObject = (sample: Sample): sample is SampleObject =>
  typeof sample === 'object' && sample !== null && 'kind' in sample && sample.kind === 'object';

function reckoned(operator: BinaryExpression['operator'], left: Sample, right: Sample): Sample {
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') {
    return left + right;
  }
  if (typeof left !== 'number' || typeof right !== 'number') throw new Unknown();
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  return operator === '/' ? left / right : left % right;
}
