import type { Aggregate } from '../model/aggregate.ts';
import type { ApplicationCommand } from '../model/application-command.ts';
import type { Command } from '../model/command.ts';
import type { Context } from '../model/context.ts';
import type { BoundExpression, Field, Root } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import type { Query } from '../model/query.ts';

/** The expressions that the handler of a command evaluates before and after the decision. */
function expressionsOf({ lets, returns, target }: Command): readonly BoundExpression[] {
  const fields: readonly Field[] = returns?.kind === 'fields' ? returns.fields : [];
  return [
    ...lets.map(({ value }) => value),
    ...fields.flatMap(({ computed }) => computed ?? []),
    ...('value' in target ? [target.value] : []),
  ];
}

const commandsOf = ({ aggregates }: Context): readonly Command[] =>
  aggregates.flatMap((aggregate: Aggregate) => aggregate.commands);

const bindingsOf = (context: Context) =>
  commandsOf(context)
    .flatMap(expressionsOf)
    .flatMap((bound) => [...bound.bindings.values()]);

/** The queries of other contexts that a context asks. */
export function queriesAsked(context: Context, { contexts }: Model): readonly Query[] {
  const found = bindingsOf(context).flatMap((binding) => {
    if (binding.kind !== 'query' || binding.context === context.name) return [];
    const home = contexts.find(({ name }) => name === binding.context);
    return home?.queries.find(({ name }) => name === binding.name) ?? [];
  });
  return [...new Set(found)];
}

/** The roots that a context reads by `X.get(id)`. */
export function rootsRead(context: Context, { contexts }: Model): readonly Root[] {
  const roots: readonly Root[] = contexts.flatMap(({ entities, aggregates }) => [
    ...entities,
    ...aggregates,
  ]);
  const found = bindingsOf(context).flatMap((binding) => {
    if (binding.kind !== 'get') return [];
    const id = `${binding.context}.${binding.owner}`;
    return roots.find((root) => root.id === id) ?? [];
  });
  return [...new Set(found)];
}

/** What comes into the commands of a context. */
export const commandInputs = (context: Context): readonly Field[] =>
  [...commandsOf(context), ...context.commands].flatMap(
    ({ input }: Command | ApplicationCommand) => input,
  );
