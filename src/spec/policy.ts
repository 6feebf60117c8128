import type { At } from '../diagnostic.ts';
import type { Sending } from './call.ts';
import { sendings } from './calls.ts';
import type { Retry } from './duration.ts';
import { retry } from './duration.ts';
import type { Expression } from './expression.ts';
import { expression } from './expressions.ts';
import { defined } from './grammar/form.ts';
import { things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { oneOrMore } from './grammar/list.ts';
import { micro } from './grammar/micro.ts';
import { bool } from './grammar/plain.ts';
import { optional, record, required, standard } from './grammar/record.ts';
import type { Name, QualifiedName } from './name.ts';
import { pascalName } from './names.ts';
import { qualifiedName } from './qualified-name.ts';
import { thingKeys } from './thing-keys.ts';

/** A stateless reaction to events. */
export interface Policy {
  readonly name: Name;
  readonly at: At;
  readonly on: readonly QualifiedName[];
  readonly when?: Expression;
  readonly do?: readonly Sending[];
  readonly code: boolean;
  readonly retry?: Retry;
  readonly was?: Name;
  readonly description?: string;
}

const policy = record({
  ...thingKeys,
  on: required(oneOrMore(micro(qualifiedName)), 'The event, or events.'),
  when: optional(expression, 'Only when this holds.'),
  do: optional(sendings, 'One call, or a list tried in order.'),
  code: standard(bool, false, 'true: written by hand.'),
  retry: optional(retry, '3 x 200ms..5s when absent.'),
});

export const policies: Kind<readonly Policy[]> = things(pascalName, defined('policy', policy));
