import type { At } from '../diagnostic.ts';
import type { Sending } from './call.ts';
import { sendings } from './calls.ts';
import type { Duration, Retry } from './duration.ts';
import { duration, retry } from './duration.ts';
import type { Expression } from './expression.ts';
import { expression } from './expressions.ts';
import type { Field } from './field.ts';
import { fields } from './fields.ts';
import type { ForEach } from './for-each.ts';
import { forEach } from './for-each.ts';
import { defined, either, mapped } from './grammar/form.ts';
import { things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { list } from './grammar/list.ts';
import { micro } from './grammar/micro.ts';
import { bool } from './grammar/plain.ts';
import { optional, record, required, standard } from './grammar/record.ts';
import { isYamlMap } from './grammar/yaml-map.ts';
import type { Name, QualifiedName } from './name.ts';
import { camelName, pascalName } from './names.ts';
import { qualifiedName } from './qualified-name.ts';
import { described, thingKeys } from './thing-keys.ts';

export interface SagaStep {
  readonly kind: 'step';
  readonly name: Name;
  readonly at: At;
  readonly do: readonly Sending[];
  readonly undo?: readonly Sending[];
  readonly when?: Expression;
  readonly forEach?: ForEach;
  readonly timeout?: Duration;
  readonly retry?: Retry;
  readonly optional: boolean;
  readonly was?: Name;
  readonly description?: string;
}

export interface ParallelSteps {
  readonly kind: 'parallel';
  readonly steps: readonly SagaStep[];
  readonly at: At;
}

/** Steps with compensation. */
export interface Saga {
  readonly name: Name;
  readonly at: At;
  readonly on: QualifiedName;
  readonly data: readonly Field[];
  readonly steps: readonly (SagaStep | ParallelSteps)[];
  readonly timeout?: Duration;
  readonly done?: readonly Sending[];
  readonly failed?: readonly Sending[];
  readonly was?: Name;
  readonly description?: string;
}

const stepKeys = record({
  ...described,
  was: optional(micro(camelName), 'The name it had before; running sagas still know it.'),
  step: required(micro(camelName), 'Its name.'),
  do: required(sendings, 'One call, or a list tried in order.'),
  undo: optional(sendings, 'What takes it back when a later step fails.'),
  when: optional(expression, 'Only when this holds.'),
  forEach: optional(forEach, 'Once for each element of a list.'),
  timeout: optional(duration, '30s when absent.'),
  retry: optional(retry, '3 x 200ms..5s when absent.'),
  optional: standard(bool, false, 'true: a failure is noted and passed over.'),
});

const sagaStep: Kind<SagaStep> = defined(
  'sagaStep',
  mapped(stepKeys, ({ step, ...rest }) => ({ kind: 'step' as const, name: step, ...rest })),
);

const parallelSteps: Kind<ParallelSteps> = mapped(
  record({ parallel: required(list(sagaStep), 'Steps that run side by side.') }),
  ({ parallel, at }) => ({ kind: 'parallel' as const, steps: parallel, at }),
);

const isParallel = (value: unknown): boolean =>
  isYamlMap(value) && Object.hasOwn(value, 'parallel');

const saga = record({
  ...thingKeys,
  on: required(micro(qualifiedName), 'The event that starts one instance.'),
  data: standard(fields, [], 'More fields, filled by name from the replies of steps.'),
  steps: required(list(either(isParallel, parallelSteps, sagaStep)), 'Steps in order.'),
  timeout: optional(duration, 'For the whole saga.'),
  done: optional(sendings, 'Made at the end.'),
  failed: optional(sendings, 'Made after the compensations.'),
});

export const sagas: Kind<readonly Saga[]> = things(pascalName, defined('saga', saga));
