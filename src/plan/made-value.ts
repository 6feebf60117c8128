import type { Field } from '../model/declaration.ts';
import { type Sample, sampleField } from './sample.ts';
import { withoutRows } from './sample-change.ts';
import type { Json } from './type-schema.ts';

/** A sample by the names of its fields, as the spec writes data. */
function dataOf(sample: Sample): Json | undefined {
  if (typeof sample !== 'object' || sample === null) return sample;
  if (!('kind' in sample)) return sample.map((item) => dataOf(item) ?? null);
  if (sample.kind === 'ref') return undefined;
  return Object.fromEntries(
    sample.entries.map(({ name, sample }) => [name, dataOf(sample) ?? null]),
  );
}

/**
 * A good value of a field: its example, nothing where nothing is needed, or one of its type; undefined
 * where none can be made up.
 *
 * @example madeValue(amount) // '10.00'
 */
export function madeValue(field: Field): Json | undefined {
  if (field.example === undefined && field.card === 'optional') return null;
  if (field.example === undefined && field.card === 'many') return [];
  const sample = sampleField(field, []);
  const plain = sample === undefined ? undefined : withoutRows(sample);
  return plain === undefined ? undefined : dataOf(plain);
}
