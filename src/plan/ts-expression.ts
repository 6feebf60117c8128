import type { BinaryExpression, LogicalExpression } from '../model/expression-node.ts';

/** An expression of the generated app, before its line breaks are decided. */
export type TsExpression =
  /** A name or a literal, as it is written. */
  | { readonly kind: 'name' | 'literal'; readonly text: string }
  | {
      readonly kind: 'template';
      readonly texts: readonly string[];
      readonly parts: readonly TsExpression[];
    }
  | {
      readonly kind: 'member';
      readonly object: TsExpression;
      readonly name: string;
      readonly optional: boolean;
    }
  | {
      readonly kind: 'index';
      readonly object: TsExpression;
      readonly index: TsExpression;
      readonly optional: boolean;
    }
  | {
      readonly kind: 'call';
      readonly callee: TsExpression;
      readonly args: readonly TsExpression[];
      readonly optional: boolean;
    }
  | { readonly kind: 'new'; readonly callee: TsExpression; readonly args: readonly TsExpression[] }
  | { readonly kind: 'brackets'; readonly of: TsExpression }
  /** What `?.` reaches ends here: `(a?.b).c`. */
  | { readonly kind: 'chain'; readonly of: TsExpression }
  | { readonly kind: 'await'; readonly of: TsExpression }
  | { readonly kind: 'unary'; readonly operator: '!' | '-' | '+'; readonly of: TsExpression }
  | TsBinary
  | {
      readonly kind: 'conditional';
      readonly test: TsExpression;
      readonly yes: TsExpression;
      readonly no: TsExpression;
    }
  | { readonly kind: 'array'; readonly items: readonly TsExpression[] }
  | { readonly kind: 'spread'; readonly of: TsExpression }
  | { readonly kind: 'object'; readonly items: readonly TsProperty[] }
  | { readonly kind: 'arrow'; readonly params: readonly string[]; readonly body: TsExpression };

export type TsOperator = BinaryExpression['operator'] | LogicalExpression['operator'];

export interface TsBinary {
  readonly kind: 'binary' | 'logical';
  readonly operator: TsOperator;
  readonly left: TsExpression;
  readonly right: TsExpression;
}

/** `a && (b && c)` means `a && b && c`, and that is how the formatter writes it. */
export function leftToRight(node: TsBinary): TsBinary {
  const { kind, operator, right } = node;
  if (kind !== 'logical' || right.kind !== kind || right.operator !== operator) return node;
  const left = leftToRight({ ...node, right: right.left });
  return leftToRight({ ...node, left, right: right.right });
}

/** `(a?.b)?.c` means `a?.b?.c`. */
export const reached = (object: TsExpression, optional: boolean): TsExpression =>
  optional && object.kind === 'chain' ? object.of : object;

export type TsProperty =
  | { readonly kind: 'spread'; readonly of: TsExpression }
  | { readonly kind: 'property'; readonly key: TsKey; readonly value: TsExpression };

export type TsKey = string | { readonly computed: TsExpression };

export const call = (callee: TsExpression, args: readonly TsExpression[]): TsExpression => ({
  kind: 'call',
  callee,
  args,
  optional: false,
});

export const member = (object: TsExpression, name: string, optional = false): TsExpression => ({
  kind: 'member',
  object,
  name,
  optional,
});

/** `this.#clock.now()` or `petHref(pet)` as an expression: a dotted path, called or not. */
export function pathExpression(path: string): TsExpression {
  const [, dotted = path, args] = /^([^()]*)(?:\(([^()]*)\))?$/.exec(path) ?? [];
  const [first = '', ...members] = dotted.split('.');
  let expression: TsExpression = { kind: 'name', text: first };
  for (const name of members) {
    expression = { kind: 'member', object: expression, name, optional: false };
  }
  if (args === undefined) return expression;
  const given = args === '' ? [] : args.split(', ').map(pathExpression);
  return { kind: 'call', callee: expression, args: given, optional: false };
}

const precedences: readonly (readonly TsOperator[])[] = [
  ['??'],
  ['||'],
  ['&&'],
  ['===', '!=='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];

/** Whether generated code has the operator at all. */
export const isTsOperator = (operator: string): operator is TsOperator =>
  precedences.some((level) => level.some((one) => one === operator));

const precedence = (operator: TsOperator): number =>
  precedences.findIndex((level) => level.includes(operator));

/** Whether `a op b op c` is written without brackets and broken as one list. */
export function isFlattened(parent: TsOperator, left: TsOperator): boolean {
  if (precedence(parent) !== precedence(left)) return false;
  if (parent === '===' || parent === '!==') return false;
  return parent === left ? parent !== '%' : !['*', '/', '%'].includes(parent);
}

/** Where an expression stands: below what, and as which part of it. */
export interface Standing {
  readonly parent: TsExpression | { readonly kind: 'statement' };
  readonly as: string;
  /** Where the parent stands, when that is asked for. */
  readonly above?: Standing;
}

/** Whether the formatter writes brackets around it there. */
export function needsBrackets(node: TsExpression, { parent, as }: Standing): boolean {
  const isHead = as === 'object' || as === 'callee' || as === 'head';
  switch (node.kind) {
    case 'binary':
    case 'logical':
      if (parent.kind === 'binary' || parent.kind === 'logical') {
        return binaryNeedsBrackets(node.operator, parent.operator, as);
      }
      if (parent.kind === 'conditional' && node.operator === '??') return true;
      return isHead || ['unary', 'spread', 'await'].includes(parent.kind);
    case 'conditional':
      return (
        isHead ||
        as === 'test' ||
        ['unary', 'spread', 'await', 'binary', 'logical'].includes(parent.kind)
      );
    case 'await':
      return (
        isHead || as === 'test' || ['unary', 'spread', 'binary', 'logical'].includes(parent.kind)
      );
    case 'unary':
      return (
        isHead ||
        (parent.kind === 'unary' && parent.operator === node.operator && node.operator !== '!')
      );
    case 'chain':
      return isHead;
    case 'literal':
      return (
        (as === 'object' || as === 'head') && parent.kind === 'member' && /^\d/.test(node.text)
      );
    default:
      return false;
  }
}

function binaryNeedsBrackets(operator: TsOperator, parent: TsOperator, as: string): boolean {
  const difference = precedence(parent) - precedence(operator);
  if (difference > 0) return true;
  if (difference === 0) return as === 'right' || !isFlattened(parent, operator);
  if (operator === '%') return parent === '+' || parent === '-';
  return ['&&', '||', '??'].includes(operator);
}

export function startsWithObject(node: TsExpression): boolean {
  switch (node.kind) {
    case 'object':
      return true;
    case 'member':
    case 'index':
      return startsWithObject(node.object);
    case 'call':
      return startsWithObject(node.callee);
    case 'binary':
    case 'logical':
      return startsWithObject(node.left);
    case 'conditional':
      return startsWithObject(node.test);
    case 'chain':
      return startsWithObject(node.of);
    default:
      return false;
  }
}

/** An arrow's body that starts with an object needs brackets around that: `({ a }).b`. */
export function guardStart(node: TsExpression): TsExpression {
  switch (node.kind) {
    case 'object':
      return { kind: 'brackets', of: node };
    case 'member':
    case 'index':
      return { ...node, object: guardStart(node.object) };
    case 'call':
      return { ...node, callee: guardStart(node.callee) };
    case 'binary':
    case 'logical':
      return { ...node, left: guardStart(node.left) };
    case 'conditional':
      return { ...node, test: guardStart(node.test) };
    case 'chain':
      return { ...node, of: guardStart(node.of) };
    default:
      return node;
  }
}
