import type { Model } from '../model/model.ts';
import { type AggregateScope, aggregateScope } from './aggregate-scope.ts';
import { commandScopes } from './command-scope.ts';
import { oncePer } from './once-per.ts';
import { type RandomCommand, randomCommand } from './random-command.ts';

/** The commands that a property test gives at random. */
export interface RandomCommands {
  /** Those that an aggregate comes into being by. */
  readonly begin: readonly RandomCommand[];
  readonly proceed: readonly RandomCommand[];
}

/** Undefined: nothing random brings the aggregate into being. */
export const randomCommands = oncePer((scope: AggregateScope): RandomCommands | undefined => {
  const { model, context, aggregate } = scope;
  const all = commandScopes(model, context)
    .filter((one) => one.aggregate === aggregate)
    .flatMap((one) => randomCommand(one) ?? []);
  const begin = all.filter((one) => one.scope.command.state.creates);
  if (begin.length === 0) return undefined;
  return { begin, proceed: all.filter((one) => !begin.includes(one)) };
});

export const hasRandomCommands = (model: Model): boolean =>
  model.contexts.some((context) =>
    context.aggregates.some(
      (aggregate) => randomCommands(aggregateScope(model, context, aggregate)) !== undefined,
    ),
  );
