import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { checkedTargets } from './entity-needs.ts';

/** Whether a context has something that runs: the others are types only. */
export const isWired = ({ entities }: Context): boolean =>
  entities.some(({ crud }) => crud.length > 0);

/** The contexts that run, in the order of the spec. */
export const wiredContexts = ({ contexts }: Model): readonly Context[] => contexts.filter(isWired);

const refersTo = (context: Context, other: string): boolean =>
  context.entities.some((entity) =>
    checkedTargets(entity).some((target) => target.context === other),
  );

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
