import type { At } from '../diagnostic.ts';
import type { Sending } from './call.ts';
import { sendings } from './calls.ts';
import type { Duration } from './duration.ts';
import { duration } from './duration.ts';
import type { Assignment, Expression } from './expression.ts';
import { assignments, expression } from './expressions.ts';
import type { Field } from './field.ts';
import { fields } from './fields.ts';
import { defined, mapped } from './grammar/form.ts';
import { keyed, things } from './grammar/keyed.ts';
import type { Kind, Node, Read } from './grammar/kind.ts';
import { list } from './grammar/list.ts';
import { micro } from './grammar/micro.ts';
import { bool } from './grammar/plain.ts';
import { bareRecord, optional, record, required, standard } from './grammar/record.ts';
import type { Name, QualifiedName } from './name.ts';
import { camelName, pascalName } from './names.ts';
import { qualifiedName } from './qualified-name.ts';
import { described, thingKeys } from './thing-keys.ts';
import { keyWithin } from './within.ts';

/** A timer: exactly one of `after` and `at` is written. */
export interface Timer {
  readonly name: Name;
  readonly at: At;
  readonly due:
    | { readonly kind: 'after'; readonly duration: Duration }
    | { readonly kind: 'at'; readonly time: Expression };
  readonly do: readonly Sending[];
  readonly was?: Name;
  readonly description?: string;
}

export interface ProcessReaction {
  readonly event: QualifiedName;
  readonly at: At;
  readonly start: boolean;
  readonly end: boolean;
  readonly key: readonly Assignment[];
  readonly when?: Expression;
  readonly set: readonly Assignment[];
  readonly do?: readonly Sending[];
  readonly schedule: readonly Timer[];
  readonly cancel: readonly Name[];
}

/** Reacts to several events and holds timers. */
export interface Process {
  readonly name: Name;
  readonly at: At;
  readonly key: readonly Field[];
  readonly data: readonly Field[];
  readonly on: readonly ProcessReaction[];
  readonly was?: Name;
  readonly description?: string;
}

const timerKeys = bareRecord({
  ...described,
  was: optional(micro(camelName), 'The name it had before; timers that run still know it.'),
  after: optional(duration, 'How long after the event.'),
  at: optional(expression, 'When.'),
  do: required(sendings, 'One call, or a list tried in order.'),
});

const timers: Kind<readonly Timer[]> = things(camelName, mapped(timerKeys, readTimer));

const reaction = record({
  start: standard(bool, false, 'true: starts an instance.'),
  end: standard(bool, false, 'true: ends the instance.'),
  key: standard(assignments, [], 'Key columns that do not come from the event by name.'),
  when: optional(expression, 'Only when this holds.'),
  set: standard(assignments, [], 'Data and its new values.'),
  do: optional(sendings, 'One call, or a list tried in order.'),
  schedule: standard(timers, [], 'Timers by name.'),
  cancel: standard(list(micro(camelName)), [], 'Timers that are no longer wanted.'),
});

const process = record({
  ...thingKeys,
  key: required(fields, 'What tells instances apart.'),
  data: standard(fields, [], 'What an instance remembers.'),
  on: required(keyed('event', qualifiedName, reaction), 'What each event does.'),
});

export const processes: Kind<readonly Process[]> = things(pascalName, defined('process', process));

function readTimer(
  { after, at: time, ...rest }: Read<typeof timerKeys>,
  { at, reading }: Node,
): Omit<Timer, 'name'> | undefined {
  const exclusive = { one: 'after', other: 'at' };
  if (after && time) reading.report('SPEC_BODY_TWICE', keyWithin(at, 'at'), exclusive);
  if (after) return { ...rest, at, due: { kind: 'after', duration: after } };
  if (time) return { ...rest, at, due: { kind: 'at', time } };
  reading.report('SPEC_BODY_MISSING', { ...at, on: 'key' }, exclusive);
  return undefined;
}
