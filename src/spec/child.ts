import type { At } from '../diagnostic.ts';
import type { Field } from './field.ts';
import { fields } from './fields.ts';
import { things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { optional, record, required, standard } from './grammar/record.ts';
import type { Id } from './id.ts';
import { id } from './id.ts';
import type { Name } from './name.ts';
import { pascalName } from './names.ts';
import type { Rule } from './rule.ts';
import { rules } from './rule.ts';
import { thingKeys } from './thing-keys.ts';

/** A child entity of an aggregate, reached through the root only. */
export interface Child {
  readonly name: Name;
  readonly at: At;
  readonly id?: Id;
  readonly fields: readonly Field[];
  readonly invariants: readonly Rule[];
  readonly was?: Name;
  readonly description?: string;
}

const childEntity = record({
  ...thingKeys,
  id: optional(id, 'Its id; uuid when absent.'),
  fields: required(fields, 'What it holds.'),
  invariants: standard(rules, [], 'Rules over its own fields.'),
});

export const children: Kind<readonly Child[]> = things(pascalName, childEntity);
