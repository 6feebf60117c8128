import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { type Digest, digestOf } from './digest.ts';

/** What the files of a context are planned from. */
export interface Sight {
  readonly context: Context;
  /** What the context says. */
  readonly digest: Digest;
  /** The model without the contexts that this one does not name, directly or by way of others. */
  readonly model: Model;
}

const wholes = new WeakMap<Model, Model>();

/**
 * The model with all contexts. Whatever is asked of it while a context is planned must be told by
 * `factsOf` too, or the context is not planned anew when the answer changes.
 */
export const wholeOf = (model: Model): Model => wholes.get(model) ?? model;

/** What each context is planned from, in the order of the spec. */
export function sightsOf(model: Model): readonly Sight[] {
  const contexts = new Set(model.contexts.map(({ name }) => name));
  const digests = new Map(
    model.contexts.map((context) => [
      context.name,
      digestOf(context, { owner: context.name, contexts }),
    ]),
  );
  const parts = new Map<string, Model>();
  return model.contexts.map((context) => {
    const seen = namedBelow(context.name, digests);
    const digest = digests.get(context.name) ?? { text: '', contexts: seen };
    const key = [...seen].sort().join();
    const part = parts.get(key) ?? partOf(model, seen);
    parts.set(key, part);
    return { context, digest, model: part };
  });
}

function partOf(model: Model, names: ReadonlySet<string>): Model {
  if (names.size === model.contexts.length) return model;
  const part = { ...model, contexts: model.contexts.filter(({ name }) => names.has(name)) };
  wholes.set(part, model);
  return part;
}

/** A context, those that it names, those that they name, and so on. */
function namedBelow(name: string, digests: ReadonlyMap<string, Digest>): ReadonlySet<string> {
  const found = new Set([name]);
  for (const one of found) for (const other of digests.get(one)?.contexts ?? []) found.add(other);
  return found;
}
