import type {
  Binding,
  BoundExpression,
  Child,
  ErrorDeclaration,
  ExpressionType,
  Field,
  LocalBinding,
  Rule,
  Value,
} from '../model/declaration.ts';
import type {
  ArrowFunctionExpression,
  CallExpression,
  ExpressionNode,
} from '../model/expression-node.ts';
import { methodObject, methodOf } from './expression-shape.ts';
import type { Sample, SampleObject } from './sample.ts';
import { decimalMethod } from './sample-decimal.ts';
import { defaultSample } from './sample-default.ts';
import { isMoment, moments, Unknown } from './sample-equality.ts';
import { fits } from './sample-fit.ts';
import { listMethod } from './sample-list.ts';
import { sampleMember } from './sample-member.ts';

/** Whoever reads the expression that a call stands in. */
export interface Asking {
  value(node: ExpressionNode): Sample;
  apply(arrow: ArrowFunctionExpression, args: readonly Sample[]): Sample;
  typeOf(node: ExpressionNode): ExpressionType | undefined;
  bindingOf(node: ExpressionNode): Binding | undefined;
  /** Another expression, with names of its own. */
  evaluate(bound: BoundExpression, names: (binding: LocalBinding) => Sample): Sample;
  refuse(error: ErrorDeclaration): never;
}

/** What a call gives for samples. */
export function calledSample(node: CallExpression, asking: Asking): Sample {
  const binding = asking.bindingOf(node.callee);
  if (binding?.kind === 'helper') return helped(binding.name, given(node, asking));
  if (binding?.kind === 'constructor') {
    return constructed(binding.target, given(node, asking)[0], asking);
  }
  if (binding?.kind === 'case') return tagged(binding.name, given(node, asking)[0]);
  if (binding !== undefined) throw new Unknown();
  const [object, method] = [methodObject(node.callee), methodOf(node.callee)];
  if (object === undefined || method === undefined) throw new Unknown();
  return methodSample({ node, object, method }, asking);
}

const given = (node: CallExpression, asking: Asking): readonly Sample[] =>
  node.arguments.map((argument) => asking.value(argument));

interface MethodCall {
  readonly node: CallExpression;
  readonly object: ExpressionNode;
  readonly method: string;
}

function methodSample({ node, object, method }: MethodCall, asking: Asking): Sample {
  const of = asking.value(object);
  const type = asking.typeOf(object);
  if (isList(of)) {
    const [argument] = node.arguments;
    const arrow = argument?.type === 'ArrowFunctionExpression' ? argument : undefined;
    return listMethod(method, of, {
      test: arrow && ((...args) => asking.apply(arrow, args)),
      args: arrow ? [] : given(node, asking),
    });
  }
  if (type?.kind === 'value')
    return operated(type, { of, method, args: given(node, asking) }, asking);
  if (type?.kind === 'decimal' && typeof of === 'string') {
    const [other] = given(node, asking);
    const isPlain = other === undefined || typeof other === 'string' || typeof other === 'number';
    return known(isPlain ? decimalMethod(method, of, other) : undefined);
  }
  if (typeof of !== 'string' || isMoment(of)) throw new Unknown();
  return textMethod(method, of, given(node, asking));
}

function textMethod(method: string, of: string, [other]: readonly Sample[]): Sample {
  if (method === 'toLowerCase') return of.toLowerCase();
  if (method === 'toUpperCase') return of.toUpperCase();
  if (method === 'trim') return of.trim();
  if (typeof other !== 'string') throw new Unknown();
  if (method === 'includes') return of.includes(other);
  if (method === 'startsWith') return of.startsWith(other);
  if (method === 'endsWith') return of.endsWith(other);
  throw new Unknown();
}

interface Operated {
  readonly of: Sample;
  readonly method: string;
  readonly args: readonly Sample[];
}

/** What an operation of a value gives; one that is written by hand is not known. */
function operated(value: Value, { of, method, args }: Operated, asking: Asking): Sample {
  const operation = value.operations.find(({ name }) => name === method);
  if (operation?.body === undefined) throw new Unknown();
  const names = ({ kind, name }: LocalBinding): Sample =>
    kind === 'input'
      ? known(args[operation.input.findIndex((field) => field.name === name)])
      : fieldOf(value.fields, of, name, asking);
  demand(operation.require, names, asking);
  return asking.evaluate(operation.body, names);
}

function fieldOf(fields: readonly Field[], of: Sample, name: string, asking: Asking): Sample {
  const computed = fields.find((field) => field.name === name)?.computed;
  return computed
    ? asking.evaluate(computed, (binding) => fieldOf(fields, of, binding.name, asking))
    : sampleMember(of, name);
}

/** The first rule that does not hold is what the caller is told. */
function demand(
  rules: readonly Rule[],
  names: (binding: LocalBinding) => Sample,
  asking: Asking,
): void {
  for (const { condition, error } of rules) {
    if (!asking.evaluate(condition, names)) asking.refuse(error);
  }
}

/** A value or a child: with its defaults, and only if it is sure to be accepted. */
function constructed(of: Value | Child, from: Sample | undefined, asking: Asking): SampleObject {
  const fields = of.kind === 'child' ? [of.identity.field, ...of.fields] : of.fields;
  const entries = fields
    .filter(({ computed }) => computed === undefined)
    .map((field) => {
      const sample = memberOr(from, field) ?? known(defaultSample(field));
      if (!fits(field, sample)) throw new Unknown();
      return { name: field.name, wire: field.wire, sample };
    });
  const made: SampleObject = { kind: 'object', entries };
  demand(of.invariants, ({ name }) => fieldOf(fields, made, name, asking), asking);
  return made;
}

/** What is left out, or null, has its default. */
function memberOr(from: Sample | undefined, { name }: Field): Sample | undefined {
  const isObject = typeof from === 'object' && from !== null && 'entries' in from;
  const entries = isObject && Array.isArray(from.entries) ? (from as SampleObject).entries : [];
  return entries.find((entry) => entry.name === name)?.sample ?? undefined;
}

function tagged(name: string, from: Sample | undefined): SampleObject {
  const tag = { name: 'type', wire: 'type', sample: name };
  if (from === undefined) return { kind: 'object', entries: [tag] };
  if (typeof from !== 'object' || from === null || !('entries' in from)) throw new Unknown();
  return { kind: 'object', entries: [tag, ...(from as SampleObject).entries] };
}

const numeric: ReadonlySet<string> = new Set([
  'abs',
  'ceil',
  'floor',
  'max',
  'min',
  'round',
  'trunc',
]);

/** The helpers of the language. */
function helped(name: string, [first, second]: readonly Sample[]): Sample {
  switch (name) {
    case 'Decimal':
      return typeof first === 'number' || typeof first === 'string' ? String(first) : unknown();
    case 'dateOf':
      if (first === moments.now) return moments.today;
      return typeof first === 'string' ? first.slice(0, 10) : unknown();
    case 'keys':
      return isObject(first) ? first.entries.map((entry) => entry.name) : unknown();
    case 'values':
      return isObject(first) ? first.entries.map((entry) => entry.sample) : unknown();
    case 'omit':
      if (!isObject(first) || typeof second !== 'string') return unknown();
      return { ...first, entries: first.entries.filter((entry) => entry.name !== second) };
    case 'sum':
      return isList(first) ? summed(first) : unknown();
    default:
      return reckoned(name, [first, second]);
  }
}

function reckoned(name: string, args: readonly (Sample | undefined)[]): Sample {
  const [, method = ''] = name.split('.');
  const numbers = args.filter((arg) => arg !== undefined);
  if (!numeric.has(method) || numbers.some((arg) => typeof arg !== 'number')) throw new Unknown();
  const reckon = Math[method as 'max'];
  return reckon(...(numbers as readonly number[]));
}

/** Nothing to add up may be a sum of decimals, which is not the number 0. */
function summed(list: readonly Sample[]): Sample {
  if (list.length === 0) throw new Unknown();
  return list.reduce((total, one) => {
    if (typeof total === 'number' && typeof one === 'number') return total + one;
    const areTexts = typeof total === 'string' && typeof one === 'string';
    return known(areTexts ? decimalMethod('plus', total, one) : undefined);
  });
}

function known<Made>(made: Made | undefined): Made {
  if (made === undefined) throw new Unknown();
  return made;
}

function unknown(): never {
  throw new Unknown();
}

const isList = (sample: Sample | undefined): sample is readonly Sample[] => Array.isArray(sample);

const isObject = (sample: Sample | undefined): sample is SampleObject =>
  typeof sample === 'object' && sample !== null && 'kind' in sample && sample.kind === 'object';
