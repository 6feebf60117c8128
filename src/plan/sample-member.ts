import type { Sample, SampleObject } from './sample.ts';
import { Unknown } from './sample-equality.ts';

const isObject = (sample: Sample): sample is SampleObject =>
  typeof sample === 'object' && sample !== null && 'kind' in sample && sample.kind === 'object';

/** A member of a sample. What is left out has its default, which is not known here, or is null. */
export function sampleMember(of: Sample, name: string): Sample {
  if (name === 'length' && (typeof of === 'string' || Array.isArray(of))) return of.length;
  const entry = isObject(of) ? of.entries.find((one) => one.name === name) : undefined;
  if (entry === undefined) throw new Unknown();
  return entry.sample;
}

/** An object with a member set: at its place, or behind the others. */
export function withMember(of: SampleObject, name: string, sample: Sample): SampleObject {
  const isThere = of.entries.some((entry) => entry.name === name);
  return {
    kind: 'object',
    entries: isThere
      ? of.entries.map((entry) => (entry.name === name ? { ...entry, sample } : entry))
      : [...of.entries, { name, wire: name, sample }],
  };
}
