import type { Field, ScalarType } from '../model/declaration.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { stringLiteral } from './escape.ts';
import { type Sample, type SampleObject, sampleField } from './sample.ts';
import { plainSampleText } from './sample-text.ts';

/** A sample with one of its fields replaced. */
export const withSample = (sample: SampleObject, name: string, value: Sample): SampleObject => ({
  ...sample,
  entries: sample.entries.map((entry) =>
    entry.name === name ? { ...entry, sample: value } : entry,
  ),
});

const isObject = (sample: Sample): sample is Exclude<Sample, string | number | boolean | null> =>
  typeof sample === 'object' && sample !== null;

const isSampleObject = (sample: Sample): sample is SampleObject =>
  isObject(sample) && 'kind' in sample && sample.kind === 'object';

/** The same with ids in the place of the rows it points at; undefined: no id can be made up. */
export function withoutRows(sample: Sample): Sample | undefined {
  if (!isObject(sample)) return sample;
  if (isSampleObject(sample)) return objectWithoutRows(sample);
  if ('kind' in sample) return sampleField(sample.target.identity.field, []);
  const items = sample.map(withoutRows);
  return items.every((item) => item !== undefined) ? items : undefined;
}

export function objectWithoutRows(sample: SampleObject): SampleObject | undefined {
  const entries = sample.entries.flatMap((entry) => {
    const value = withoutRows(entry.sample);
    return value === undefined ? [] : [{ ...entry, sample: value }];
  });
  return entries.length === sample.entries.length ? { ...sample, entries } : undefined;
}

const within = ({ min, max }: ScalarType, value: number): boolean =>
  value >= Number(min ?? value) && value <= Number(max ?? value);

function otherNumber(type: ScalarType, sample: Sample): readonly Sample[] {
  const step = type.scalar === 'decimal' ? 10 ** -(type.scale ?? 0) : 1;
  const near = [Number(sample) + step, Number(sample) - step].filter((value) =>
    within(type, value),
  );
  return type.scalar === 'decimal' ? near.map((value) => value.toFixed(type.scale ?? 0)) : near;
}

function otherText(type: ScalarType, sample: string): readonly Sample[] {
  if (type.pattern !== undefined) {
    const other = [...sample]
      .map((char) => (char === 'A' ? 'B' : char === '0' ? '1' : char))
      .join('');
    const fits = other !== sample && new RegExp(type.pattern, 'u').test(other);
    return fits ? [other] : [];
  }
  return sample.length === 0 ? [] : [`${sample.slice(0, -1)}${sample.endsWith('y') ? 'z' : 'y'}`];
}

/** Other good values of a field than its sample's. */
export function otherSamples(field: Field, sample: Sample): readonly Sample[] {
  if (field.card === 'many' || field.card === 'some') return [];
  if (field.type.kind === 'enum') {
    return field.type.enum.members.map(({ wire }) => wire).filter((wire) => wire !== sample);
  }
  const type = scalarOf(field.type);
  switch (type?.scalar) {
    case 'int':
    case 'number':
    case 'decimal':
      return otherNumber(type, sample);
    case 'string':
    case 'text':
      return typeof sample === 'string' ? otherText(type, sample) : [];
    case 'bool':
      return [!sample];
    case 'date':
      return ['2025-02-01', '2025-01-30'];
    case 'datetime':
      return ['2025-02-01T00:00:00.000Z', '2025-01-30T00:00:00.000Z'];
    case 'uuid':
      return ['01948b1c-5f00-7000-8000-000000000002'];
    default:
      return [];
  }
}

function wrongText({ min, max, pattern }: ScalarType): readonly string[] {
  const long = (count: number): string =>
    count < 20 ? stringLiteral('x'.repeat(count)) : `'x'.repeat(${count})`;
  return [
    ...(min !== undefined && Number(min) > 0 ? [long(Number(min) - 1)] : []),
    ...(max !== undefined && max !== '255' ? [long(Number(max) + 1)] : []),
    ...(pattern !== undefined && !new RegExp(pattern, 'u').test('?') ? ["'?'"] : []),
  ];
}

function wrongNumber({ scalar, min, max, scale }: ScalarType): readonly Sample[] {
  const asText = (value: number): Sample =>
    scalar === 'decimal' ? value.toFixed(scale ?? 0) : value;
  return [
    ...(min === undefined ? [] : [asText(Number(min) - 1)]),
    ...(max === undefined ? [] : [asText(Number(max) + 1)]),
    ...(scalar === 'int' && min === undefined && max === undefined ? [0.5] : []),
    ...(scalar === 'decimal' && min === undefined ? [`0.${'0'.repeat(scale ?? 0)}1`] : []),
  ];
}

const wrongFormats: Readonly<Record<string, Sample>> = {
  date: '2025-02-30',
  uuid: 'not a uuid',
  email: 'nobody',
  uri: 'not a uri',
  binary: '?',
};

/** Values that a field refuses, in code. */
export function wrongCode(field: Field): readonly string[] {
  if (field.card === 'some') return ['[]'];
  if (field.card === 'many') return [];
  if (field.type.kind === 'enum') return ["'none of them'"];
  const type = scalarOf(field.type);
  if (type === undefined) return [];
  if (type.scalar === 'string' || type.scalar === 'text') return wrongText(type);
  const format = wrongFormats[type.scalar];
  if (format !== undefined) return [plainSampleText(format)];
  const isNumber = ['int', 'number', 'decimal'].includes(type.scalar);
  return isNumber ? wrongNumber(type).map((wrong) => plainSampleText(wrong)) : [];
}
