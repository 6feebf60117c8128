import { describe, expect, test } from 'vitest';
import { readSources } from './source.ts';

const sources = readSources();
const functions = sources.flatMap(({ path, functions: found }) =>
  found.map(({ name, line, lines }) => ({ at: `${path}:${line} ${name}`, lines })),
);

/** The value that the given share of the numbers does not exceed. */
function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

describe('size budgets of STYLE.md', () => {
  test('no file is longer than 300 lines', () => {
    expect(
      sources.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path} ${lines}`),
    ).toEqual([]);
  });

  test('nine of ten files have at most 200 lines', () => {
    expect(
      quantile(
        sources.map(({ lines }) => lines),
        0.9,
      ),
    ).toBeLessThanOrEqual(200);
  });

  test('no function is longer than 60 lines', () => {
    expect(
      functions.filter(({ lines }) => lines > 60).map(({ at, lines }) => `${at} ${lines}`),
    ).toEqual([]);
  });

  test('nine of ten functions have at most 35 lines', () => {
    expect(
      quantile(
        functions.map(({ lines }) => lines),
        0.9,
      ),
    ).toBeLessThanOrEqual(35);
  });

  test('the pipeline is on one screen', () => {
    const pipeline = sources.find(({ path }) => path === 'src/generate.ts');
    expect(pipeline?.lines ?? 0).toBeLessThan(120);
  });
});

describe('names', () => {
  test('nothing is called utils or helpers', () => {
    expect(
      sources.filter(({ path }) => /\b(utils?|helpers?)\b/.test(path)).map(({ path }) => path),
    ).toEqual([]);
  });

  test('files are kebab-case', () => {
    expect(
      sources.filter(({ path }) => !/^[a-z0-9/.-]+$/.test(path)).map(({ path }) => path),
    ).toEqual([]);
  });

  test('there are no default exports', () => {
    expect(
      sources.filter(({ hasDefaultExport }) => hasDefaultExport).map(({ path }) => path),
    ).toEqual([]);
  });
});
