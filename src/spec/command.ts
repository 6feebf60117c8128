import type { At } from '../diagnostic.ts';
import type { AllowLine } from './allow.ts';
import { allow } from './allow.ts';
import type { Emission } from './emission.ts';
import { emissions } from './emission.ts';
import type { Assignment, Expression } from './expression.ts';
import { assignments, expression } from './expressions.ts';
import type { Field } from './field.ts';
import { fields } from './fields.ts';
import { defined, either, mapped } from './grammar/form.ts';
import { things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { list } from './grammar/list.ts';
import { micro } from './grammar/micro.ts';
import { bool, choice } from './grammar/plain.ts';
import { optional, record, standard } from './grammar/record.ts';
import { isYamlMap } from './grammar/yaml-map.ts';
import type { Name } from './name.ts';
import { camelName, pascalName } from './names.ts';
import type { Returns } from './returns.ts';
import { returns } from './returns.ts';
import type { Route } from './route.ts';
import { routeSyntax } from './route-syntax.ts';
import type { Rule } from './rule.ts';
import { rules } from './rule.ts';
import { thingKeys } from './thing-keys.ts';
import type { StateTo, Transition } from './transition.ts';
import { stateTo, transition } from './transition.ts';

/** Which instance a command is for: by an expression for its id, or by a unique field. */
export type Address = { readonly at: At; readonly value: Expression } & (
  | { readonly kind: 'id' }
  | { readonly kind: 'field'; readonly field: Name }
);

export interface Outcome {
  readonly at: At;
  readonly when?: Expression;
  readonly to?: StateTo;
  readonly emit: readonly Emission[];
  readonly error?: Name;
}

/** A command of an aggregate. */
export interface Command {
  readonly name: Name;
  readonly at: At;
  readonly state?: Transition;
  readonly input: readonly Field[];
  readonly on?: Address;
  readonly partial: boolean;
  readonly once?: Name;
  readonly let: readonly Assignment[];
  readonly require: readonly Rule[];
  readonly emit?: readonly Emission[];
  readonly outcomes?: readonly Outcome[];
  readonly illegal?: 'error' | 'ignore';
  readonly returns?: Returns;
  readonly http?: Route;
  readonly allow?: readonly AllowLine[];
  readonly was?: Name;
  readonly description?: string;
}

const address: Kind<Address> = either(
  isYamlMap,
  mapped(assignments, ([first, ...more], { at, reading }): Address | undefined => {
    if (first && more.length === 0) {
      return { kind: 'field', field: first.name, value: first.value, at };
    }
    reading.report('SPEC_VALUE', at, { wanted: 'one unique field and its expression' });
    return undefined;
  }),
  mapped(expression, (value, { at }) => ({ kind: 'id' as const, value, at })),
);

const outcome = record({
  when: optional(expression, 'The first whose `when` holds is taken; the last has none.'),
  to: optional(stateTo, 'The state it leads to.'),
  emit: standard(emissions, [], 'Events.'),
  error: optional(micro(pascalName), 'Answered after its events are saved.'),
});

const command = record({
  ...thingKeys,
  state: optional(transition, 'Where it may run and where it leads; any when absent.'),
  input: standard(fields, [], 'Its input; a ref is checked to exist.'),
  on: optional(address, "Which instance: an id, or a unique field; the path's :id when absent."),
  partial: standard(bool, false, "true: an absent input takes the state's value."),
  once: optional(micro(camelName), 'An input: the same value again changes nothing.'),
  let: standard(assignments, [], 'Values made before the decision, in order.'),
  require: standard(rules, [], 'Rules; the first that fails is answered.'),
  emit: optional(emissions, 'The events of a command with one outcome.'),
  outcomes: optional(list(outcome), 'Several outcomes: the first whose `when` holds.'),
  illegal: optional(
    choice('error', 'ignore'),
    'In another state: 409 IllegalState, or nothing happens.',
  ),
  returns: optional(returns, 'What is answered; { id } when it creates.'),
  http: optional(micro(routeSyntax), 'Its route; not reachable from outside when absent.'),
  allow: optional(allow, 'Who may call it over HTTP.'),
});

export const commands: Kind<readonly Command[]> = things(pascalName, defined('command', command));
