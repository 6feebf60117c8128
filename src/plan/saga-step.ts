import type { Call } from '../model/call.ts';
import type { BoundExpression, CallBinding, Field, LocalBinding } from '../model/declaration.ts';
import type { Reaction } from '../model/reaction.ts';
import type { SagaStep } from '../model/saga.ts';
import { declaredCommand } from './command-message.ts';
import { group, ifBreak, indent, line, printDoc, softline } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { translate } from './expression-translation.ts';
import { groupedDigits } from './number-text.ts';
import { type Lines, reactionLines } from './reaction-lines.ts';
import { retryText } from './retry-text.ts';
import type { SagaScope } from './saga-scope.ts';
import { statementLayout } from './statement-layout.ts';
import type { Translating } from './translating.ts';
import { pathExpression } from './ts-expression.ts';

/** What a function of a saga is called in its class, and where it stands. */
export interface SagaFunction {
  /** @example 'do: async ' */
  readonly head: string;
  /** Of its first line. */
  readonly indent: number;
  readonly each?: string | undefined;
  /** The types of the parameters, for a method; those of a property follow from its place. */
  readonly types?: { readonly scope: string; readonly after: string };
}

/** How the functions of a saga say the names of its expressions. */
function nameOf({ kind, name, field }: LocalBinding | CallBinding): string {
  if (kind === 'payload') return field?.computed ? name : `event.${name}`;
  return kind === 'data' ? `data.${name}` : name;
}

const translating = ({ context }: SagaScope, isCondition: boolean): Translating => ({
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
function scopeParam(expressions: readonly BoundExpression[], each: string | undefined): string {
  const inside = computedOf(expressions).flatMap(({ computed }) => (computed ? [computed] : []));
  const kinds = new Set(bindingsOf([...expressions, ...inside]).map(({ kind }) => kind));
  const parts = [
    ...(kinds.has('payload') ? ['event'] : []),
    ...(kinds.has('meta') ? ['meta'] : []),
    ...(kinds.has('data') ? ['data'] : []),
    ...(kinds.has('each') ? [each === 'item' ? 'item' : `item: ${each}`] : []),
    ...(kinds.has('failure') ? ['failure'] : []),
    ...(kinds.has('now') ? ['now'] : []),
  ];
  return parts.length === 0 ? '_scope' : `{ ${parts.join(', ')} }`;
}

function computedLines(
  expressions: readonly BoundExpression[],
  scope: SagaScope,
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
function valueFunction(
  value: BoundExpression,
  scope: SagaScope,
  { head, indent, each }: SagaFunction,
): Lines {
  const param = scopeParam([value], each);
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

/** The fields of `data` that the answer to a call fills by their names. */
const filledBy = ({ saga, ...sender }: SagaScope) => {
  const wanted = new Set(saga.data.map(({ name }) => name));
  return (one: Call): readonly string[] => {
    const returns = declaredCommand(one, sender)?.returns;
    if (returns?.kind !== 'fields') return [];
    return returns.fields.map(({ name }) => name).filter((name) => wanted.has(name));
  };
};

/** The head of a method, on one line or with its parameters on lines of their own. */
function methodHead({ head, indent: at }: SagaFunction, param: string, type: string): string {
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
  scope: SagaScope,
  { head, indent: at, each, types, fills = false }: SagaFunction & { readonly fills?: boolean },
): Lines {
  const expressions = expressionsOf(reaction);
  const param = scopeParam(expressions, each);
  const computed = computedLines(expressions, scope, at + 2);
  const filled = filledBy(scope);
  const body = reactionLines(reaction, {
    ...scope,
    translating: (isCondition) => translating(scope, isCondition),
    options: pathExpression('call'),
    indent: at + 2,
    ...(fills && { fills: filled }),
  });
  const isOpen = reaction.every(({ when }) => when);
  const answers = fills && reaction.some(({ call }) => filled(call).length > 0);
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

/** A step as an object, or as what makes one that is done for each item of a list. */
export function stepLines(step: SagaStep, scope: SagaScope, indent: number): Lines {
  const { forEach, when, undo, timeoutMs, retry, optional } = step;
  const inner = indent + 2;
  const each = forEach?.name;
  const at = (head: string): SagaFunction => ({ head, indent: inner, each });
  const retried = retryText(retry);
  const functions = [
    ...(forEach ? [valueFunction(forEach.of, scope, { head: 'forEach: ', indent: inner })] : []),
    ...(when ? [valueFunction(when, scope, at('when: '))] : []),
    callFunction(step.do, scope, { ...at('do: async '), fills: true }),
    ...(undo ? [callFunction(undo, scope, at('undo: async '))] : []),
  ];
  const space = ' '.repeat(inner);
  const outer = ' '.repeat(indent);
  return {
    lines: [
      `${outer}${forEach ? 'each({' : '{'}`,
      `${space}name: ${stringLiteral(step.name)},`,
      ...(timeoutMs === 30_000 ? [] : [`${space}timeout: ${groupedDigits(timeoutMs)},`]),
      ...(retried === '' ? [] : [`${space}retry: ${retried},`]),
      ...(optional ? [`${space}optional: true,`] : []),
      ...functions.flatMap(({ lines }) => lines),
      `${outer}${forEach ? '}),' : '},'}`,
    ],
    imports: functions.flatMap(({ imports }) => imports),
  };
}
