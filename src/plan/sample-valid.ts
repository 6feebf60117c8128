import type { Field } from '../model/declaration.ts';
import { isOwned } from './entity-fields.ts';
import type { Sample, SampleObject } from './sample.ts';
import { surelyHold } from './sample-rules.ts';

/** Whether the rules of the values in an input are sure to hold. */
export const isValidInput = (fields: readonly Field[], input: SampleObject): boolean =>
  fields.every((field) => isFieldValid(field, memberOf(input, field)));

function isFieldValid(field: Field, sample: Sample | undefined): boolean {
  if (sample === undefined) return true;
  if (isList(sample)) return sample.every((one) => isFieldValid({ ...field, card: 'one' }, one));
  const { type } = field;
  if (!isObject(sample)) return true;
  const inner = type.kind === 'value' ? type.value : isOwned(field) ? field.type.entity : undefined;
  if (!inner) return true;
  return isValidInput(inner.fields, sample) && surelyHold(inner.invariants, sample);
}

const memberOf = (body: SampleObject, { name }: Field): Sample | undefined =>
  body.entries.find((entry) => entry.name === name)?.sample;

const isList = (sample: Sample): sample is readonly Sample[] => Array.isArray(sample);

const isObject = (sample: Sample): sample is SampleObject =>
  typeof sample === 'object' && sample !== null && 'kind' in sample && sample.kind === 'object';
