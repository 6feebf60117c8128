import type { Field } from '../model/declaration.ts';
import type { Entity, Verb } from '../model/entity.ts';
import { answeredStatus, isProblem } from './answered-status.ts';
import { inputFields } from './entity-fields.ts';
import { type EntitySample, isDistinguishing, isValidSample } from './entity-sample.ts';
import type { EntityScope } from './entity-scope.ts';
import type { View } from './planned-file.ts';
import { type Sample, type SampleObject, sampleField } from './sample.ts';
import { otherSamples, withSample } from './sample-change.ts';
import { plainSampleText } from './sample-text.ts';
import { propertyName } from './schema-text.ts';

export type StatusOf = (verb: Verb) => number | null;

/** What is tested of a row that was created: PUT, PATCH and what they refuse. */
export function changeCases(
  { entity, model }: EntityScope,
  { body }: EntitySample,
  status: StatusOf,
): { readonly replace: View | null; readonly patch: View | null; readonly fixed: View | null } {
  const { one } = entity.http?.envelope ?? {};
  const key = one === undefined ? null : propertyName(one);
  const cleared = status('patch') === null ? undefined : clearedField(entity);
  const changed = changedField(entity, body);
  const fixed = fixedField(entity, body);
  const method = status('patch') === null ? 'put' : 'patch';
  const canChange = status('patch') !== null || status('replace') !== null;
  return {
    replace:
      status('replace') === null
        ? null
        : {
            status: status('replace'),
            id: entity.identity.made === 'given',
            key,
            change: changed === undefined ? null : codeOf(changed),
          },
    patch: cleared === undefined ? null : { status: status('patch'), ...codeOf(cleared), key },
    fixed:
      fixed === undefined || !canChange || key !== null
        ? null
        : {
            ...{
              ...codeOf(fixed),
              method,
              id: entity.identity.made === 'given' && method === 'put',
            },
            status: answeredStatus(model, 'Validation', 422),
            isProblem: isProblem(model, 'Validation', 422),
          },
  };
}

/** A field and another value that is as good as the one it has. */
export interface Change {
  readonly field: Field;
  readonly value: Sample;
}

/** As a property of an object in code. */
const codeOf = ({ field, value }: Change) => ({
  wire: propertyName(field.wire),
  value: plainSampleText(value),
});

const simple = ['string', 'text', 'int', 'bool', 'date', 'datetime', 'email', 'uri', 'uuid'];

/** Kinds of values that come back just as they were sent. */
const isSimple = ({ type, card }: Field): boolean => {
  const kind = type.kind === 'alias' ? type.alias.type : type;
  return (
    (card === 'one' || card === 'optional') &&
    (kind.kind === 'enum' || (kind.kind === 'scalar' && simple.includes(kind.scalar)))
  );
};

const isAnswered = ({ answer }: Entity, { name, secret, computed }: Field): boolean =>
  !secret && !computed && answer.fields.some((field) => field.name === name);

/** A field that can be set and cleared: no invariant, no other row and no rounding speaks of it. */
function clearedField(entity: Entity): Change | undefined {
  if (entity.invariants.length > 0) return undefined;
  const field = entity.fields.find(
    (one) =>
      one.card === 'optional' &&
      isSimple(one) &&
      !one.immutable &&
      !one.unique &&
      !one.secret &&
      !one.computed,
  );
  const sample = field && isAnswered(entity, field) ? sampleField(field, [entity]) : undefined;
  return field && sample !== undefined ? { field, value: sample } : undefined;
}

/** A field of the body with another value that is as good as its first. */
export function changedField(entity: Entity, body: SampleObject): Change | undefined {
  const changes = inputFields(entity)
    .filter((field) => field.name !== 'id' && !field.immutable && isSimple(field))
    .filter((field) => isAnswered(entity, field))
    .flatMap((field) => {
      const [value] = othersOf(field, body).filter((other) =>
        isValidSample(entity, withSample(body, field.name, other)),
      );
      return value === undefined ? [] : [{ field, value }];
    });
  return changes.find(({ field }) => !isDistinguishing(entity, field.name)) ?? changes[0];
}

function othersOf(field: Field, body: SampleObject): readonly Sample[] {
  const entry = body.entries.find(({ name }) => name === field.name);
  return entry === undefined ? [] : otherSamples(field, entry.sample);
}

/** A field that is fixed at creation, with a value that it did not get then. */
function fixedField(entity: Entity, body: SampleObject): Change | undefined {
  const fields = inputFields(entity).filter(
    (field) => field.immutable && field.name !== 'id' && isSimple(field) && !field.secret,
  );
  const changes = fields.flatMap((field) => {
    const entry = body.entries.find(({ name }) => name === field.name);
    const values = entry ? otherSamples(field, entry.sample) : unlikely(field, entity);
    const value = values.find((one) => isStillValid(entity, body, { field, value: one }));
    return value === undefined ? [] : [{ field, value }];
  });
  return changes[0];
}

/** What a default that is not known here surely is not: none is known of a plain one. */
function unlikely(field: Field, entity: Entity): readonly Sample[] {
  const kind = field.default?.kind;
  const isMade = kind === 'now' || kind === 'today' || kind === 'uuid';
  const isEmpty = kind === undefined && field.card === 'optional';
  const sample = isMade || isEmpty ? sampleField(field, [entity]) : undefined;
  return sample === undefined ? [] : [sample];
}

const isStillValid = (entity: Entity, body: SampleObject, { field, value }: Change): boolean => {
  const { name, wire } = field;
  const isGiven = body.entries.some((entry) => entry.name === name);
  return isValidSample(
    entity,
    isGiven
      ? withSample(body, name, value)
      : { ...body, entries: [...body.entries, { name, wire, sample: value }] },
  );
};

/** A change that goes on from a version which is not the current one. */
export function staleCase({ entity, model }: EntityScope, status: StatusOf): View | null {
  const method =
    status('patch') !== null ? 'patch' : status('delete') !== null ? 'delete' : undefined;
  const { one } = entity.http?.envelope ?? {};
  const body = one === undefined ? '{}' : `{ ${propertyName(one)}: {} }`;
  return method ? { method, body, status: answeredStatus(model, 'VersionMismatch', 412) } : null;
}
