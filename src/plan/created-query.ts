import type { Aggregate } from '../model/aggregate.ts';
import type { LocalBinding } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import type { Route } from '../model/route.ts';
import { type Creation, isOwn } from './aggregate-sample.ts';
import { testActor } from './command-outcome.ts';
import { createdRow, type KnownRow } from './created-row.ts';
import { creationOf } from './entity-sample.ts';
import { isRowQuery, type RowQuery } from './query-scope.ts';
import type { Sample } from './sample.ts';
import { isMoment, Unknown } from './sample-equality.ts';
import { evaluate } from './sample-evaluation.ts';

/** A query that answers the one row of what was made. */
export interface CreatedQuery {
  readonly query: RowQuery & { readonly http: Route };
  readonly creation: Creation;
  readonly row: KnownRow;
  /** What it is asked for by: its id, or a value that only one can have. */
  readonly by: Sample;
  /** The view shows it a moment later. */
  readonly isLater: boolean;
}

/** Undefined: nobody can tell that it answers what was made. */
export function createdQuery(query: RowQuery, model: Model): CreatedQuery | undefined {
  const { source, where, rows } = query.body;
  const { http } = query;
  const [condition, ...more] = where;
  if (!http || rows !== 'one' || !condition || more.length > 0) return undefined;
  if (source.kind === 'entity' || condition.op !== '=' || condition.operand.kind !== 'input') {
    return undefined;
  }
  const input = condition.operand.field;
  if (query.input.some((field) => field !== input) || !isParam(http, input)) return undefined;
  for (const creation of creationsFor(source, model)) {
    const row = createdRow(source, creation);
    const sample = row?.get(condition.column.name);
    if (!row || !isAskable(sample) || !isLetIn(query, row, { model, input: sample })) continue;
    const isLater = source.kind === 'view' && !source.sync;
    return { query: { ...query, http }, creation, row, isLater, by: sample };
  }
  return undefined;
}

const isParam = ({ params }: Route, input: object): boolean =>
  params.length === 1 && params[0]?.field === input;

/** Whether an address can hold it: the id of what was made, or what it is known to have. */
const isAskable = (sample: Sample | undefined): sample is Sample =>
  sample !== undefined &&
  sample !== null &&
  !isMoment(sample) &&
  (typeof sample !== 'object' || ('kind' in sample && sample.kind === 'ref' && isOwn(sample)));

/** What may be made so that a row of a source comes to be. */
export function creationsFor(
  source: Extract<RowQuery['body']['source'], { kind: 'aggregate' | 'view' }>,
  model: Model,
): readonly Creation[] {
  const context = model.contexts.find(({ name }) => name === source.context);
  const aggregates: readonly Aggregate[] =
    source.kind === 'aggregate' ? [source] : (context?.aggregates ?? []);
  return aggregates.flatMap((aggregate) => creationOf(aggregate, model) ?? []);
}

interface Asked {
  readonly model: Model;
  readonly input: Sample;
}

/** Whether whoever asks in the tests is let in, by a condition on the row at most. */
function isLetIn({ allow }: RowQuery, row: KnownRow, { model, input }: Asked): boolean {
  if (model.auth === undefined) return true;
  const names = ({ kind, name }: LocalBinding): Sample => {
    const sample = kind === 'actor' ? testActor : kind === 'input' ? input : row.get(name);
    if (sample === undefined) throw new Unknown();
    return sample;
  };
  return allow.some(({ condition }) => {
    if (condition === undefined) return true;
    try {
      return Boolean(evaluate(condition, names));
    } catch (error) {
      if (error instanceof Unknown) return false;
      throw error;
    }
  });
}

/** The queries of a context that surely answer what a creation makes. */
export const queriesOf = (creation: Creation): readonly CreatedQuery[] =>
  creation.scope.context.queries.flatMap((query) => {
    const found = isRowQuery(query) ? createdQuery(query, creation.scope.model) : undefined;
    return found?.creation.scope.aggregate === creation.scope.aggregate ? [found] : [];
  });
