import type { Field } from '../model/declaration.ts';
import type { Sample, SampleObject } from './sample.ts';
import { moments } from './sample-equality.ts';

/** What a field is where nothing is said; undefined: it is made up when the app runs. */
export function defaultSample({ default: value, card, type }: Field): Sample | undefined {
  switch (value?.kind) {
    case 'uuid':
      return undefined;
    case 'now':
    case 'today':
      return moments[value.kind];
    case 'number':
      return isDecimal(type) ? value.text : Number(value.text);
    case 'bool':
    case 'text':
      return value.value;
    case 'member':
      return value.member.wire;
    case undefined:
      if (card === 'many' || card === 'some') return [];
      return card === 'one' && type.kind === 'map' ? { kind: 'object', entries: [] } : null;
  }
}

const isDecimal = (type: Field['type']): boolean =>
  type.kind === 'alias'
    ? isDecimal(type.alias.type)
    : type.kind === 'scalar' && type.scalar === 'decimal';

/** A sample as the app reads it: what is left out of a value has its default. */
export function completed({ type, card }: Field, sample: Sample): Sample {
  if (card === 'many' || card === 'some' || type.kind !== 'value' || !isObject(sample))
    return sample;
  const left = type.value.fields.filter(
    ({ name, computed }) => !computed && !sample.entries.some((entry) => entry.name === name),
  );
  const added = left.flatMap((field) => {
    const made = defaultSample(field);
    return made === undefined ? [] : [{ name: field.name, wire: field.wire, sample: made }];
  });
  const own = sample.entries.map((entry) => {
    const field = type.value.fields.find(({ name }) => name === entry.name);
    return field ? { ...entry, sample: completed(field, entry.sample) } : entry;
  });
  return { ...sample, entries: [...own, ...added] };
}

const isObject = (sample: Sample): sample is SampleObject =>
  typeof sample === 'object' && sample !== null && 'kind' in sample && sample.kind === 'object';
