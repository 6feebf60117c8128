import type { At } from '../diagnostic.ts';
import type { AllowLine } from './allow.ts';
import { allow } from './allow.ts';
import type { Call } from './call.ts';
import { calls } from './calls.ts';
import type { Field } from './field.ts';
import { fields } from './fields.ts';
import { defined } from './grammar/form.ts';
import { things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { micro } from './grammar/micro.ts';
import { bool } from './grammar/plain.ts';
import { optional, record, standard } from './grammar/record.ts';
import type { Name } from './name.ts';
import { pascalName } from './names.ts';
import type { Returns } from './returns.ts';
import { returns } from './returns.ts';
import type { Route } from './route.ts';
import { routeSyntax } from './route-syntax.ts';
import { thingKeys } from './thing-keys.ts';

/** A command of the application: calls in one transaction, or a handler by hand. */
export interface ApplicationCommand {
  readonly name: Name;
  readonly at: At;
  readonly input: readonly Field[];
  readonly do?: readonly Call[];
  readonly code: boolean;
  readonly returns?: Returns;
  readonly http?: Route;
  readonly allow?: readonly AllowLine[];
  readonly was?: Name;
  readonly description?: string;
}

const applicationCommand = record({
  ...thingKeys,
  input: standard(fields, [], 'Its input.'),
  do: optional(calls, 'Calls, all in one transaction.'),
  code: standard(bool, false, 'true: a handler written by hand.'),
  returns: optional(returns, 'What is answered.'),
  http: optional(micro(routeSyntax), 'Its route; not reachable from outside when absent.'),
  allow: optional(allow, 'Who may call it.'),
});

export const applicationCommands: Kind<readonly ApplicationCommand[]> = things(
  pascalName,
  defined('applicationCommand', applicationCommand),
);
