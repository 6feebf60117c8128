import type { Sample, SampleRow } from './sample.ts';

const rowsIn = (sample: Sample): readonly SampleRow[] => {
  if (typeof sample !== 'object' || sample === null) return [];
  if (!('kind' in sample)) return sample.flatMap(rowsIn);
  return sample.kind === 'ref' ? [sample] : sample.entries.flatMap((entry) => rowsIn(entry.sample));
};

const isSameRow = (one: SampleRow, other: SampleRow): boolean =>
  one.target === other.target && (one.at ?? 0) === (other.at ?? 0);

/** The rows that a sample points at, each once. */
export const neededRows = (sample: Sample): readonly SampleRow[] =>
  rowsIn(sample).filter(
    (row, index, all) => all.findIndex((other) => isSameRow(row, other)) === index,
  );
