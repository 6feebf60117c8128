import type { Command } from '../model/command.ts';
import type { Binding, BoundExpression } from '../model/declaration.ts';
import { oncePer } from './once-per.ts';

/** What the method of a command is told, because its decision names it. */
export interface Decision {
  /** It takes `input`: what the caller gave, and these `let`s. */
  readonly takesInput: boolean;
  /** The `let`s that are members of the input, in their order. */
  readonly lets: readonly string[];
  /** It takes `actor` behind the input. */
  readonly takesActor: boolean;
  /** It answers an error once its events are saved. */
  readonly mayRefuse: boolean;
}

const expressionsOf = ({ require, outcomes }: Command): readonly BoundExpression[] => [
  ...require.map(({ condition }) => condition),
  ...outcomes.flatMap(({ when, emit }) => [
    ...(when === undefined ? [] : [when]),
    ...emit.flatMap(({ fill }) =>
      fill.flatMap(({ from }) => (from.kind === 'expr' ? [from.value] : [])),
    ),
  ]),
];

/** The whole of the input counts as each `let` and each input in it. */
const isNamed = (binding: Binding, name: string): boolean =>
  binding.kind === 'let' && binding.name === name;

/** @example decisionOf(addLine).lets // ['product', 'unitPrice'] */
export const decisionOf = oncePer((command: Command): Decision => {
  const bindings = expressionsOf(command).flatMap((bound) => [...bound.bindings.values()]);
  const filled = command.outcomes.flatMap(({ emit }) =>
    emit.flatMap(({ fill }) =>
      fill.flatMap(({ from }) => (from.kind === 'let' ? [from.name] : [])),
    ),
  );
  const lets = command.lets
    .map(({ name }) => name)
    .filter((name) => filled.includes(name) || bindings.some((one) => isNamed(one, name)));
  return {
    takesInput: command.input.length > 0 || lets.length > 0,
    lets,
    takesActor: bindings.some(({ kind }) => kind === 'actor'),
    mayRefuse: command.outcomes.some(({ error }) => error !== undefined),
  };
});

/** What the handler knows of a method's input before its `let`s. @example "Omit<AddLineInput, 'product'>" */
export function inputBefore(command: Command, type: string): string {
  const { lets } = decisionOf(command);
  return lets.length === 0 ? type : `Omit<${type}, ${lets.map((name) => `'${name}'`).join(' | ')}>`;
}
