import type { At } from '../diagnostic.ts';
import type { Expression } from './expression.ts';
import { expression } from './expressions.ts';
import type { Field } from './field.ts';
import { fields } from './fields.ts';
import { defined } from './grammar/form.ts';
import { things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { micro } from './grammar/micro.ts';
import { bool } from './grammar/plain.ts';
import { optional, record, required, standard } from './grammar/record.ts';
import type { Name } from './name.ts';
import { camelName } from './names.ts';
import type { Rule } from './rule.ts';
import { rules } from './rule.ts';
import { shapeSyntax } from './shape-syntax.ts';
import { described } from './thing-keys.ts';
import type { Shape } from './type-ref.ts';

/** An operation of a value or a domain service; arguments by position, in the order of `input`. */
export interface Operation {
  readonly name: Name;
  readonly at: At;
  readonly input: readonly Field[];
  readonly returns: Shape;
  readonly require: readonly Rule[];
  readonly expr?: Expression;
  readonly code: boolean;
  readonly was?: Name;
  readonly description?: string;
}

const operation = record({
  ...described,
  was: optional(micro(camelName), 'The name it had before.'),
  input: standard(fields, [], 'Arguments by position, in this order.'),
  returns: required(micro(shapeSyntax), 'The type of the result.'),
  require: standard(rules, [], 'Rules checked before.'),
  expr: optional(expression, 'The body.'),
  code: standard(bool, false, 'true: the body is written by hand.'),
});

export const operations: Kind<readonly Operation[]> = things(
  camelName,
  defined('operation', operation),
);
