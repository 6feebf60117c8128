import { builtInErrors } from '../model/built-in-errors.ts';
import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { askedByOthers } from './context-contract.ts';
import { contractEvents } from './contract-events.ts';
import { contractTypes } from './contract-types.ts';
import { digestOf } from './digest.ts';
import { needsOf } from './entity-needs.ts';
import { heardOf } from './heard-events.ts';
import { errorName } from './identifiers.ts';
import { operationId } from './operation-id.ts';
import { channelKind } from './publication-scope.ts';
import { callsByOthers } from './reaction-calls.ts';
import { schemasOf } from './schema.ts';
import { sharedNames } from './schema-name.ts';
import type { Sight } from './sight.ts';
import { hasClient } from './wired.ts';

/** What is known of a context beyond what it says: who asks it for what. */
const factsOf = (context: Context, model: Model): string =>
  JSON.stringify([
    [...context.entities, ...context.aggregates].map((root) => {
      const { by, ...needs } = needsOf(root, model);
      return [root.id, needs, by.map(({ name }) => name)];
    }),
    hasClient(context, model),
    context.queries.map((query) => operationId(query, model)),
    schemasOf(context.name, model).map(({ id }) => id),
    askedByOthers(context, model).map(({ query }) => query.name),
    contractTypes(context, model),
    contractEvents(context, model),
    heardOf(context, model),
    context.publishes.map(({ channel }) => channelKind(channel, model)),
    callsByOthers(context, model).map(({ aggregate, name }) => [aggregate, name]),
  ]);

/** What all contexts are planned from beside themselves. */
function aroundOf(model: Model): string {
  const { contexts: _, shared, ...rest } = model;
  const options = { owner: undefined, contexts: new Set<string>() };
  const errors = [...builtInErrors.values(), ...shared.errors];
  return JSON.stringify([
    digestOf(rest, options).text,
    digestOf(shared, options).text,
    sharedNames(model),
    errors.map((error) => errorName(error, model)),
  ]);
}

/**
 * Stands, for each context by its name, for all that its files follow from: where the stamp is the
 * same, so are the files.
 */
export function contextStamps(
  model: Model,
  sights: readonly Sight[],
  hash: (text: string) => string,
): ReadonlyMap<string, string> {
  const around = hash(aroundOf(model));
  const own = new Map(
    sights.map(({ context, digest }) => [
      context.name,
      hash(`${digest.text}${factsOf(context, model)}`),
    ]),
  );
  return new Map(
    sights.map(({ context, model: { contexts } }) => {
      const seen = contexts.map(({ name }) => `${name} ${own.get(name)}`);
      return [context.name, hash([context.name, around, ...seen].join('\n'))];
    }),
  );
}
