import type { Aggregate } from '../model/aggregate.ts';
import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { planAggregateCodec } from './aggregate-codec.ts';
import { planAggregateDomain } from './aggregate-domain.ts';
import { planAggregateEvents } from './aggregate-events.ts';
import { isStateStored } from './aggregate-fields.ts';
import { planAggregateRepository, planEventSourcedRepository } from './aggregate-repository.ts';
import { aggregateScope } from './aggregate-scope.ts';
import { planSqlAggregateRepository } from './aggregate-sql.ts';
import { planAggregateState } from './aggregate-state.ts';
import { planAggregateTable } from './aggregate-table.ts';
import { planAggregateTest } from './aggregate-test.ts';
import { planChild } from './child.ts';
import { planCommandHttpTest } from './command-http-test.ts';
import { planCommandInputs } from './command-input.ts';
import type { PlannedFile } from './planned-file.ts';

/** The files of one aggregate. */
export function planAggregate(
  model: Model,
  context: Context,
  aggregate: Aggregate,
): readonly PlannedFile[] {
  const scope = aggregateScope(model, context, aggregate);
  return [
    planAggregateEvents(scope),
    planAggregateState(scope),
    ...planCommandInputs(scope),
    planAggregateDomain(scope),
    planAggregateRepository(scope),
    planAggregateCodec(scope),
    ...(isStateStored(aggregate)
      ? [planAggregateTable(scope), planSqlAggregateRepository(scope)]
      : [planEventSourcedRepository(scope)]),
    ...planAggregateTest(scope),
    ...planCommandHttpTest(scope),
    ...aggregate.children.map((child) => planChild(child, model)),
  ];
}
