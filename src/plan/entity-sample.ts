import type { Aggregate } from '../model/aggregate.ts';
import type { Allow } from '../model/allow.ts';
import type { Root } from '../model/declaration.ts';
import type { Entity } from '../model/entity.ts';
import type { Model } from '../model/model.ts';
import { aggregateCreation, type Creation } from './aggregate-sample.ts';
import { inputFields, isEntity } from './entity-fields.ts';
import { oncePer } from './once-per.ts';
import { type SampleObject, type SampleRow, sampleObject } from './sample.ts';
import { neededRows } from './sample-needs.ts';
import { surelyHold } from './sample-rules.ts';
import { isValidInput } from './sample-valid.ts';

/** A body that creates an entity, and the rows that have to be there first. */
export interface EntitySample {
  readonly body: SampleObject;
  readonly needs: readonly SampleRow[];
}

/**
 * A body that is sure to be accepted on an empty database, or undefined where that cannot be told:
 * nothing is created over HTTP, a condition decides who may, an invariant calls what is written by
 * hand. An `example` on the fields concerned helps.
 */
export function entitySample(
  entity: Entity,
  model: Model,
  inside: readonly Root[] = [],
): EntitySample | undefined {
  if (!isCreatable(entity) || inside.includes(entity)) return undefined;
  const path = [...inside, entity];
  const body = sampleObject(inputFields(entity), path);
  if (!body || !isValidSample(entity, body) || isSeeded(entity, body, model)) return undefined;
  const needs = neededRows(body);
  return canMakeAll(needs, model, path) ? { body, needs } : undefined;
}

/** A request that surely makes an instance of an aggregate, before what is in `inside`. */
function creationInside(
  aggregate: Aggregate,
  model: Model,
  inside: readonly Root[],
): Creation | undefined {
  if (inside.includes(aggregate)) return undefined;
  const path = [...inside, aggregate];
  return aggregateCreation(aggregate, model, {
    inside,
    canMakeAll: (rows) => canMakeAll(rows, model, path),
  });
}

const creationsIn = oncePer((model: Model) =>
  oncePer((aggregate: Aggregate) => creationInside(aggregate, model, [])),
);

/** A request that surely makes an instance of an aggregate; undefined: there is none. */
export const creationOf = (aggregate: Aggregate, model: Model): Creation | undefined =>
  creationsIn(model)(aggregate);

/** Whether tests can make the rows that a sample points at, before what is in `inside`. */
export const canMakeAll = (
  rows: readonly SampleRow[],
  model: Model,
  inside: readonly Root[] = [],
): boolean =>
  rows.every(({ target }) => needsOf(target, model, inside) !== undefined) &&
  areApart(
    rows.map(({ target }) => target),
    model,
  );

/** What has to be there before a row is made; undefined: none can be made. */
function needsOf(
  root: Root,
  model: Model,
  inside: readonly Root[] = [],
): readonly SampleRow[] | undefined {
  if (!isEntity(root)) return creationInside(root as Aggregate, model, inside)?.needs;
  return hasAnsweredId(root) ? entitySample(root, model, inside)?.needs : undefined;
}

/** Whether making all of these, and what they need, makes nothing twice that can be made only once. */
export function areApart(roots: readonly Root[], model: Model): boolean {
  const made = roots.flatMap((root) => allMade(root, model));
  return made.every((root, at) => made.indexOf(root) === at || isRepeatable(root, model));
}

const allMade = (root: Root, model: Model): readonly Root[] => [
  root,
  ...(needsOf(root, model) ?? []).flatMap(({ target }) => allMade(target, model)),
];

/** Whether the same request makes one after the other. */
function isRepeatable(root: Root, model: Model): boolean {
  const { identity, fields } = root;
  if (identity.made === 'given' || fields.some(({ unique }) => unique)) return false;
  return isEntity(root) || typeof creationOf(root as Aggregate, model)?.id === 'object';
}

const isCreatable = ({ http, allow }: Entity): boolean =>
  (http?.routes ?? []).some(({ verb }) => verb === 'create') && isOpen(allow.write);

/** Whether somebody may without a condition on the row. */
const isOpen = (allow: Allow): boolean => allow.some(({ condition }) => condition === undefined);

/** Its id can be read from the answer. */
export const hasAnsweredId = ({ answer }: Entity): boolean =>
  answer.fields.some(({ name }) => name === 'id');

/** Whether every rule is sure to hold of a body. */
export const isValidSample = (entity: Entity, body: SampleObject): boolean =>
  surelyHold(entity.invariants, body) && isValidInput(inputFields(entity), body);

/** A row of the seed may have the id or the unique value that was made up. */
function isSeeded(entity: Entity, body: SampleObject, model: Model): boolean {
  const seeds = model.contexts.flatMap(({ seed }) =>
    seed.filter((one) => one.entity.id === entity.id),
  );
  const rows = seeds.flatMap((seed) => seed.rows);
  const unique = body.entries.filter(({ name }) => isDistinguishing(entity, name));
  return unique.some(({ name, sample }) => rows.some((row) => row[name] === sample));
}

/** Whether two rows may not share the value of a field. */
export const isDistinguishing = ({ fields }: Entity, name: string): boolean =>
  name === 'id' || fields.some((field) => field.name === name && field.unique);
