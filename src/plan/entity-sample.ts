import type { Allow } from '../model/allow.ts';
import type { Field } from '../model/declaration.ts';
import type { Entity } from '../model/entity.ts';
import type { Model } from '../model/model.ts';
import { inputFields, isOwned } from './entity-fields.ts';
import { type Sample, type SampleObject, sampleObject } from './sample.ts';
import { surelyHold } from './sample-rules.ts';

/** A body that creates an entity, and the rows that have to be there first. */
export interface EntitySample {
  readonly body: SampleObject;
  readonly needs: readonly Entity[];
}

/**
 * A body that is sure to be accepted on an empty database, or undefined where that cannot be told:
 * nothing is created over HTTP, a condition decides who may, an invariant calls what is written by
 * hand. An `example` on the fields concerned helps.
 */
export function entitySample(
  entity: Entity,
  model: Model,
  inside: readonly Entity[] = [],
): EntitySample | undefined {
  if (!isCreatable(entity) || inside.includes(entity)) return undefined;
  const body = sampleObject(inputFields(entity), [...inside, entity]);
  if (!body || !isValidSample(entity, body) || isSeeded(entity, body, model)) return undefined;
  const needs = [...new Set(refsOf(body))];
  const path = [...inside, entity];
  return needs.every((need) => hasAnsweredId(need) && entitySample(need, model, path))
    ? { body, needs }
    : undefined;
}

const isCreatable = ({ http, allow }: Entity): boolean =>
  (http?.routes ?? []).some(({ verb }) => verb === 'create') && isOpen(allow.write);

/** Whether somebody may without a condition on the row. */
const isOpen = (allow: Allow): boolean => allow.some(({ condition }) => condition === undefined);

/** Its id can be read from the answer. */
export const hasAnsweredId = ({ answer }: Entity): boolean =>
  answer.fields.some(({ name }) => name === 'id');

/** Whether every rule is sure to hold of a body. */
export function isValidSample(entity: Entity, body: SampleObject): boolean {
  return (
    surelyHold(entity.invariants, body) &&
    inputFields(entity).every((field) => isFieldValid(field, memberOf(body, field)))
  );
}

function isFieldValid(field: Field, sample: Sample | undefined): boolean {
  if (sample === undefined) return true;
  if (isList(sample)) return sample.every((one) => isFieldValid({ ...field, card: 'one' }, one));
  const { type } = field;
  // It would have to be there first, and nothing here makes one.
  if (type.kind === 'ref' && type.target.kind === 'aggregate') return sample === null;
  if (!isObject(sample)) return true;
  const inner = type.kind === 'value' ? type.value : isOwned(field) ? field.type.entity : undefined;
  if (!inner) return true;
  const own = inner.fields.every((one) => isFieldValid(one, memberOf(sample, one)));
  return own && surelyHold(inner.invariants, sample);
}

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

function refsOf(sample: Sample): readonly Entity[] {
  if (typeof sample !== 'object' || sample === null) return [];
  if (isList(sample)) return sample.flatMap(refsOf);
  return sample.kind === 'ref'
    ? [sample.target]
    : sample.entries.flatMap((entry) => refsOf(entry.sample));
}

const memberOf = (body: SampleObject, { name }: Field): Sample | undefined =>
  body.entries.find((entry) => entry.name === name)?.sample;

const isList = (sample: Sample): sample is readonly Sample[] => Array.isArray(sample);

const isObject = (sample: Sample): sample is SampleObject =>
  typeof sample === 'object' && sample !== null && 'kind' in sample && sample.kind === 'object';
