import type { Aggregate } from '../model/aggregate.ts';
import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { type AggregateFiles, aggregateFiles } from './aggregate-files.ts';
import { type AggregateNames, aggregateNames } from './aggregate-names.ts';
import type { PlannedFile, View } from './planned-file.ts';

/** One aggregate with all that its files are planned from. */
export interface AggregateScope {
  readonly model: Model;
  readonly context: Context;
  readonly aggregate: Aggregate;
  readonly names: AggregateNames;
  readonly files: AggregateFiles;
}

const scopes = new WeakMap<Aggregate, AggregateScope>();

/** The same scope each time: what is found out about it need not be found out again. */
export function aggregateScope(
  model: Model,
  context: Context,
  aggregate: Aggregate,
): AggregateScope {
  const known = scopes.get(aggregate);
  if (known?.model === model) return known;
  const names = aggregateNames(aggregate);
  const scope = { model, context, aggregate, names, files: aggregateFiles(aggregate) };
  scopes.set(aggregate, scope);
  return scope;
}

interface AggregateFile {
  /** What it is for. @example 'events' */
  readonly role: string;
  readonly path: string;
  /** Below the context's folder. @example 'domain/__aggregate__/events.ts' */
  readonly template: string;
  readonly view: View;
}

/** @example 'Accounts.Account#events' */
export function aggregateFile({ aggregate }: AggregateScope, file: AggregateFile): PlannedFile {
  const { role, path, template, view } = file;
  const { id, was, context } = aggregate;
  return {
    path,
    id: `${id}#${role}`,
    was: was === undefined ? undefined : `${context}.${was}#${role}`,
    template: `app/src/contexts/__context__/${template}`,
    view,
  };
}
