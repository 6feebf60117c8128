import {
  type Doc,
  group,
  hardline,
  ifBreak,
  indent,
  join,
  line,
  type Place,
  printDoc,
  softline,
} from './doc.ts';
import { stringLiteral } from './escape.ts';
import type { Sample, SampleObject, SampleRow } from './sample.ts';
import { propertyName } from './schema-text.ts';

/**
 * A sample as an expression of TypeScript, behind `return ` of a function's body.
 *
 * @param idOf how the id of a row that has to be there first is written
 */
export const sampleText = (
  sample: Sample,
  idOf: (row: SampleRow) => string,
  place: Place = { indent: 2, column: 9, after: ';' },
): string => printDoc(sampleDoc(sample, idOf), place);

/** A sample that refers to nothing, in one line. @example { amount: '10.00', currency: 'EUR' } */
export const plainSampleText = (sample: Sample): string =>
  printDoc(
    sampleDoc(sample, () => ''),
    { indent: 0, width: Number.POSITIVE_INFINITY },
  );

/** A sample as code. */
export function sampleDoc(sample: Sample, idOf: (row: SampleRow) => string): Doc {
  if (typeof sample === 'string') return stringLiteral(sample);
  if (typeof sample !== 'object' || sample === null) return String(sample);
  if (isList(sample)) return listDoc(sample.map((one) => sampleDoc(one, idOf)));
  return sample.kind === 'ref' ? idOf(sample) : objectDoc(sample, idOf);
}

const isList = (sample: object): sample is readonly Sample[] => Array.isArray(sample);

function listDoc(docs: readonly Doc[]): Doc {
  if (docs.length === 0) return '[]';
  return group(['[', indent(softline, join([',', line], docs)), ifBreak(','), softline, ']']);
}

const isNested = (sample: Sample): boolean =>
  typeof sample === 'object' && sample !== null && (isList(sample) || sample.kind === 'object');

/** The properties of a sample; without `idOf` it refers to nothing. */
export const sampleProperties = (
  sample: SampleObject,
  idOf: (row: SampleRow) => string = () => '',
): readonly Doc[] => propertyDocs(sample, idOf);

const propertyDocs = ({ entries }: SampleObject, idOf: (row: SampleRow) => string) =>
  entries.map(({ wire, sample }): Doc => {
    const key = propertyName(wire);
    const value = sampleDoc(sample, idOf);
    if (typeof value !== 'string') return [key, ': ', value];
    if (value === key) return key;
    return [`${key}:`, key.length < 5 ? ` ${value}` : group(indent(line, value))];
  });

function objectDoc(sample: SampleObject, idOf: (row: SampleRow) => string): Doc {
  const { entries } = sample;
  if (entries.length === 0) return '{}';
  const docs = propertyDocs(sample, idOf);
  const isFlat = entries.every((entry) => !isNested(entry.sample));
  const space = isFlat ? line : hardline;
  return group(['{', indent(space, join([',', space], docs)), ifBreak(','), space, '}']);
}
