import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { checkedTargets, commandedTargets } from './entity-needs.ts';
import { oncePer } from './once-per.ts';
import { generatedQueries } from './query-scope.ts';
import { followsEvents, reactionCalls } from './reaction-calls.ts';
import { queriesAsked, rootsRead } from './root-reads.ts';
import { wholeOf } from './sight.ts';

/** Whether a context has something that runs: the others are types only. */
export const isWired = (context: Context): boolean =>
  context.entities.some(({ crud }) => crud.length > 0) ||
  context.aggregates.length > 0 ||
  context.commands.length > 0 ||
  context.views.length > 0 ||
  followsEvents(context) ||
  generatedQueries(context).length > 0;

/** The contexts that run, in the order of the spec. */
export const wiredContexts = ({ contexts }: Model): readonly Context[] => contexts.filter(isWired);

/** The contexts that this one refers to, reads from, asks or commands. */
const askedBy = oncePer((model: Model) =>
  oncePer((context: Context): ReadonlySet<string | undefined> => {
    const targets = [
      ...context.entities.flatMap(checkedTargets),
      ...commandedTargets(context),
      ...rootsRead(context, model),
    ];
    const things = [...targets, ...queriesAsked(context, model), ...reactionCalls(context)];
    return new Set(things.map((one) => one.context));
  }),
);

const asks = (context: Context, other: string, model: Model): boolean =>
  askedBy(wholeOf(model))(context).has(other);

/** Whether another context asks or commands this one: then it has a client. */
export const hasClient = (context: Context, model: Model): boolean =>
  isWired(context) &&
  wholeOf(model).contexts.some(
    (other) => other.name !== context.name && isWired(other) && asks(other, context.name, model),
  );

/** The contexts whose clients a context is handed, in the order of the spec. */
export const clientsOf = (context: Context, model: Model): readonly Context[] =>
  model.contexts.filter(
    (other) => other.name !== context.name && isWired(other) && asks(context, other.name, model),
  );
