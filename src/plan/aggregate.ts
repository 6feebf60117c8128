import type { Aggregate } from '../model/aggregate.ts';
import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { planAggregateDomain } from './aggregate-domain.ts';
import { planAggregateEvents } from './aggregate-events.ts';
import { aggregateScope } from './aggregate-scope.ts';
import { planAggregateState } from './aggregate-state.ts';
import { planChild } from './child.ts';
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
    ...aggregate.children.map((child) => planChild(child, model)),
  ];
}
