import type { Call } from '../model/call.ts';
import type { SagaStep } from '../model/saga.ts';
import { declaredCommand } from './command-message.ts';
import { stringLiteral } from './escape.ts';
import { groupedDigits } from './number-text.ts';
import type { Lines } from './reaction-lines.ts';
import { retryText } from './retry-text.ts';
import type { SagaScope } from './saga-scope.ts';
import { callFunction, type ScopedFunction, valueFunction } from './scoped-function.ts';

/** The fields of `data` that the answer to a call fills by their names. */
const filledBy = ({ saga, ...sender }: SagaScope) => {
  const wanted = new Set(saga.data.map(({ name }) => name));
  return (one: Call): readonly string[] => {
    const returns = declaredCommand(one, sender)?.returns;
    if (returns?.kind !== 'fields') return [];
    return returns.fields.map(({ name }) => name).filter((name) => wanted.has(name));
  };
};

/** A step as an object, or as what makes one that is done for each item of a list. */
export function stepLines(step: SagaStep, scope: SagaScope, indent: number): Lines {
  const { forEach, when, undo, timeoutMs, retry, optional } = step;
  const inner = indent + 2;
  const each = forEach?.name;
  const at = (head: string): ScopedFunction => ({ head, indent: inner, each });
  const retried = retryText(retry);
  const functions = [
    ...(forEach ? [valueFunction(forEach.of, scope, { head: 'forEach: ', indent: inner })] : []),
    ...(when ? [valueFunction(when, scope, at('when: '))] : []),
    callFunction(step.do, scope, { ...at('do: async '), fills: filledBy(scope) }),
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
