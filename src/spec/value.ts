import type { At } from '../diagnostic.ts';
import type { Field } from './field.ts';
import { fields } from './fields.ts';
import { defined } from './grammar/form.ts';
import { things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { record, required, standard } from './grammar/record.ts';
import type { Name } from './name.ts';
import { pascalName } from './names.ts';
import type { Operation } from './operation.ts';
import { operations } from './operation.ts';
import type { Rule } from './rule.ts';
import { rules } from './rule.ts';
import { thingKeys } from './thing-keys.ts';

/** A value object. */
export interface Value {
  readonly name: Name;
  readonly at: At;
  readonly fields: readonly Field[];
  readonly invariants: readonly Rule[];
  readonly ops: readonly Operation[];
  readonly was?: Name;
  readonly description?: string;
}

const value = record({
  ...thingKeys,
  fields: required(fields, 'What it is made of; values are equal when these are.'),
  invariants: standard(rules, [], 'Rules checked on construction.'),
  ops: standard(operations, [], 'Operations by name.'),
});

export const values: Kind<readonly Value[]> = things(pascalName, defined('value', value));
