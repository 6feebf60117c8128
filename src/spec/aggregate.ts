import type { At } from '../diagnostic.ts';
import type { Child } from './child.ts';
import { children } from './child.ts';
import type { Index } from './columns.ts';
import { indexes } from './columns.ts';
import type { Command } from './command.ts';
import { commands } from './command.ts';
import type { Event } from './event.ts';
import { events } from './event.ts';
import type { Field } from './field.ts';
import { fields } from './fields.ts';
import { defined } from './grammar/form.ts';
import { things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { micro } from './grammar/micro.ts';
import { choice } from './grammar/plain.ts';
import { optional, record, required, standard } from './grammar/record.ts';
import type { Id } from './id.ts';
import { id } from './id.ts';
import type { Member } from './member.ts';
import { members } from './members.ts';
import type { Name } from './name.ts';
import { camelName, pascalName } from './names.ts';
import type { Rule } from './rule.ts';
import { rules } from './rule.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenario.ts';
import { thingKeys } from './thing-keys.ts';

/** A consistency boundary. */
export interface Aggregate {
  readonly name: Name;
  readonly at: At;
  readonly id?: Id;
  readonly store: 'state' | 'events';
  readonly shardBy?: Name;
  readonly states: readonly Member[];
  readonly fields: readonly Field[];
  readonly entities: readonly Child[];
  readonly invariants: readonly Rule[];
  readonly indexes: readonly Index[];
  readonly commands: readonly Command[];
  readonly events: readonly Event[];
  readonly scenarios: readonly Scenario[];
  readonly was?: Name;
  readonly description?: string;
}

const aggregate = record({
  ...thingKeys,
  id: optional(id, 'Its id; uuid when absent.'),
  store: standard(
    choice('state', 'events'),
    'state',
    'One row with a version, or a stream of events.',
  ),
  shardBy: optional(micro(camelName), 'id, or an immutable field.'),
  states: standard(members, [], 'States; the first is where `new` leads.'),
  fields: required(fields, 'Its state; id and status are added.'),
  entities: standard(children, [], 'Children, reached through the root only.'),
  invariants: standard(rules, [], 'Rules checked before saving.'),
  indexes: standard(indexes, [], 'Indexes; state-stored only.'),
  commands: required(commands, 'What it decides.'),
  events: required(events, 'What happened to it.'),
  scenarios: standard(scenarios, [], 'One test each.'),
});

export const aggregates: Kind<readonly Aggregate[]> = things(
  pascalName,
  defined('aggregate', aggregate),
);
