import type { Call } from '../model/call.ts';
import type { Context } from '../model/context.ts';
import type { BoundExpression, CallBinding, Field, LocalBinding } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import type { Reaction } from '../model/reaction.ts';
import { group, ifBreak, indent, line, printDoc, softline } from './doc.ts';
import { expressionLayout } from './expression-layout.ts';
import { translate } from './expression-translation.ts';
import { type Lines, reactionLines } from './reaction-lines.ts';
import { statementLayout } from './statement-layout.ts';
import type { Translating } from './translating.ts';
import { pathExpression, type TsExpression } from './ts-expression.ts';

/** What a function of a saga or a process is called in its class, and where it stands. */
export interface ScopedFunction {
  /** @example 'do: async ' */
  readonly head: string;
  /** Of its first line. */
  readonly indent: number;
  readonly each?: string | undefined;
  /** The types of the parameters, for a method; those of a property follow from its place. */
  readonly types?: { readonly scope: string; readonly after: string };
}

/** Whose functions they are. */
export interface FunctionPlace {
  readonly model: Model;
  readonly context: Context;
}

interface Parts {
  /** The name of the item. */
  readonly each?: string | undefined;
  /** What the event says is named in any case. */
  readonly hasEvent?: boolean;
}

export interface CallFunction extends ScopedFunction {
  /** The fields of the answer that are handed back. */
  readonly fills?: (one: Call) => readonly string[];
}

/** How the functions say the names of their expressions. */
function nameOf({ kind, name, field }: LocalBinding | CallBinding): string {
  if (kind === 'payload') return field?.computed ? name : `event.${name}`;
  if (kind === 'whole') return name === '$data' ? 'data' : 'event';
  return kind === 'data' ? `data.${name}` : name;
}

const translating = ({ context }: FunctionPlace, isCondition: boolean): Translating => ({
  names: nameOf,
  context: context.name,
  isCondition,
});

const expressionsOf = (reaction: Reaction): readonly BoundExpression[] =>
  reaction
    .flatMap((one) => [one.when, one.call.id, one.call.input])
    .flatMap((one) => (one ? [one] : []));

const bindingsOf = (expressions: readonly BoundExpression[]) =>
  expressions.flatMap((one) => [...one.bindings.values()]);

/** What is published under a name is computed from what the event says. */
function computedOf(expressions: readonly BoundExpression[]): readonly Field[] {
  const fields = bindingsOf(expressions).flatMap(({ kind, field }) =>
    kind === 'payload' && field?.computed ? [field] : [],
  );
  return [...new Set(fields)];
}

/** What a function takes apart of its scope. @example '{ event, item: line }' */
function scopeParam(
  expressions: readonly BoundExpression[],
  { each, hasEvent = false }: Parts,
): string {
  const inside = computedOf(expressions).flatMap(({ computed }) => (computed ? [computed] : []));
  const bindings = bindingsOf([...expressions, ...inside]);
  const kinds = new Set(bindings.map(({ kind }) => kind));
  const wholes = new Set(bindings.map(({ kind, name }) => (kind === 'whole' ? name : '')));
  const parts = [
    ...(hasEvent || kinds.has('payload') || wholes.has('$event') ? ['event'] : []),
    ...(kinds.has('meta') ? ['meta'] : []),
    ...(kinds.has('data') || wholes.has('$data') ? ['data'] : []),
    ...(kinds.has('each') ? [each === 'item' ? 'item' : `item: ${each}`] : []),
    ...(kinds.has('failure') ? ['failure'] : []),
    ...(kinds.has('now') ? ['now'] : []),
  ];
  return parts.length === 0 ? '_scope' : `{ ${parts.join(', ')} }`;
}

function computedLines(
  expressions: readonly BoundExpression[],
  scope: FunctionPlace,
  indent: number,
): Lines {
  const lines = computedOf(expressions).flatMap(({ name, computed }) => {
    if (computed === undefined) return [];
    const { node, imports } = translate(computed, translating(scope, false));
    const head = `const ${name} =`;
    const place = { indent, column: indent + head.length, after: ';' };
    const text = printDoc(statementLayout(node, 'assign'), place);
    return [{ line: `${' '.repeat(indent)}${head}${text};`, imports }];
  });
  return {
    lines: lines.map(({ line }) => line),
    imports: lines.flatMap(({ imports }) => imports),
  };
}

/** A function that answers an expression. @example 'forEach: ({ event }) => event.lines,' */
export function valueFunction(
  value: BoundExpression,
  scope: FunctionPlace,
  { head, indent, each }: ScopedFunction,
): Lines {
  const param = scopeParam([value], { each });
  const computed = computedLines([value], scope, indent + 2);
  const { node, imports } = translate(value, translating(scope, value.type.kind === 'boolean'));
  const space = ' '.repeat(indent);
  const start = `${head}(${param}) =>`;
  if (computed.lines.length === 0) {
    const flat = `${space}${start} ${printDoc(statementLayout(node, 'argument'), { indent, column: indent + start.length + 1, after: ',' })},`;
    return { lines: [flat], imports };
  }
  const back = printDoc(['return ', statementLayout(node, 'return')], {
    indent: indent + 2,
    after: ';',
  });
  return {
    lines: [`${space}${start} {`, ...computed.lines, `${space}  ${back};`, `${space}},`],
    imports: [...imports, ...computed.imports],
  };
}

/** A value as it is written in the function, or an expression of the spec. */
interface Entry {
  readonly name: string;
  readonly value: BoundExpression | string;
}

/** A function that answers an object. @example 'set: ({ event }) => ({ total: event.total }),' */
export function objectFunction(
  entries: readonly Entry[],
  scope: FunctionPlace,
  { head, indent }: ScopedFunction,
): Lines {
  const bound = entries.flatMap(({ value }) => (typeof value === 'string' ? [] : [value]));
  const hasEvent = bound.length < entries.length;
  const param = scopeParam(bound, { hasEvent });
  const computed = computedLines(bound, scope, indent + 2);
  const made = entries.map(({ name, value }) =>
    typeof value === 'string'
      ? { name, node: pathExpression(value), imports: [] }
      : { name, ...translate(value, translating(scope, false)) },
  );
  const items = made.map(({ name, node }) => ({
    kind: 'property' as const,
    key: name,
    value: node,
  }));
  const body: TsExpression = { kind: 'object', items };
  const imports = [...made, computed].flatMap((one) => one.imports);
  const space = ' '.repeat(indent);
  if (computed.lines.length > 0) {
    const back = statementLayout(body, 'return');
    const text = printDoc(['return ', back], { indent: indent + 2, after: ';' });
    const start = `${space}${head}(${param}) => {`;
    return { lines: [start, ...computed.lines, `${space}  ${text};`, `${space}},`], imports };
  }
  const arrow: TsExpression = { kind: 'arrow', params: [param], body };
  const doc = expressionLayout(arrow, { parent: { kind: 'statement' }, as: 'property' });
  return { lines: [`${space}${printDoc([head, doc], { indent, after: ',' })},`], imports };
}

/** The head of a method, on one line or with its parameters on lines of their own. */
function methodHead({ head, indent: at }: ScopedFunction, param: string, type: string): string {
  const params = group([
    '(',
    indent(softline, `${param}: ${type}`, ',', line, 'call: SagaCall'),
    ifBreak(','),
    softline,
    ')',
  ]);
  const returns = ': Promise<void> {';
  const place = { indent: at, column: at + head.length, after: returns };
  return `${head}${printDoc(params, place)}${returns}`;
}

/** A function that makes calls. */
export function callFunction(
  reaction: Reaction,
  scope: FunctionPlace,
  { head, indent: at, each, types, fills }: CallFunction,
): Lines {
  const expressions = expressionsOf(reaction);
  const param = scopeParam(expressions, { each });
  const computed = computedLines(expressions, scope, at + 2);
  const body = reactionLines(reaction, {
    ...scope,
    translating: (isCondition) => translating(scope, isCondition),
    options: pathExpression('call'),
    indent: at + 2,
    ...(fills && { fills }),
  });
  const isOpen = reaction.every(({ when }) => when);
  const answers = fills !== undefined && reaction.some(({ call }) => fills(call).length > 0);
  const space = ' '.repeat(at);
  const start = types
    ? methodHead({ head, indent: at }, param, types.scope)
    : `${head}(${param}, call) => {`;
  return {
    lines: [
      `${space}${start}`,
      ...computed.lines,
      ...body.lines,
      ...(answers && isOpen ? [`${space}  return {};`] : []),
      `${space}}${types?.after ?? ','}`,
    ],
    imports: [...computed.imports, ...body.imports],
  };
}
