import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { checkedTargets } from './entity-needs.ts';
import { oncePer } from './once-per.ts';
import { generatedQueries } from './query-scope.ts';

/** Whether a context has something that runs: the others are types only. */
export const isWired = (context: Context): boolean =>
  context.entities.some(({ crud }) => crud.length > 0) || generatedQueries(context).length > 0;

/** The contexts that run, in the order of the spec. */
export const wiredContexts = ({ contexts }: Model): readonly Context[] => contexts.filter(isWired);

/** The contexts whose rows this one refers to. */
const referredTo = oncePer(
  ({ entities }: Context): ReadonlySet<string | undefined> =>
    new Set(entities.flatMap(checkedTargets).map((target) => target.context)),
);

const refersTo = (context: Context, other: string): boolean => referredTo(context).has(other);

/** Whether another context asks this one whether rows exist: then it has a client. */
export const hasClient = (context: Context, { contexts }: Model): boolean =>
  isWired(context) &&
  contexts.some(
    (other) => other.name !== context.name && isWired(other) && refersTo(other, context.name),
  );

/** The contexts whose clients a context is handed, in the order of the spec. */
export const clientsOf = (context: Context, model: Model): readonly Context[] =>
  model.contexts.filter(
    (other) => other.name !== context.name && isWired(other) && refersTo(context, other.name),
  );
