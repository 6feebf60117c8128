import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codes } from '../../src/diagnostic-codes.ts';
import { buildModel } from '../../src/model/build-model.ts';
import { notGenerated } from '../../src/model/not-generated.ts';
import { checkExpressions } from '../../src/model/typecheck.ts';
import { locateFindings } from '../../src/report/findings.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import type { SpecSource } from '../../src/spec/source.ts';

const folder = new URL('./codes/', import.meta.url);
const files = readdirSync(folder).sort();

/** `#      ^^^^ SPEC_CODE: message (hint)` below the line it is about; `#^^` starts in column 1. */
const marker = /^#( *)(\^+) (SPEC_\w+: .*)$/;

/** What a fixture wants to be told, one line each. */
function wanted(text: string): readonly string[] {
  return text.split('\n').flatMap((line, index) => {
    const [whole, gap = '', carets = '', words = ''] = marker.exec(line) ?? [];
    if (whole === undefined) return [];
    const [column, length] = gap === '' ? [1, carets.length + 1] : [gap.length + 2, carets.length];
    return [`${index}:${column}:${length} ${words}`];
  });
}

/** What is found, in the same words. */
async function found(name: string, text: string): Promise<readonly string[]> {
  const source: SpecSource = { root: { path: 'plinth.yaml', text }, included: [] };
  const { spec, diagnostics } = await parseSpec(source);
  const built = spec && buildModel(spec);
  const types = await checkExpressions(built?.expressions ?? [], new Set());
  const leftOut = name.startsWith('SPEC_NOT_GENERATED') && spec ? notGenerated(spec) : undefined;
  const all = [...diagnostics, ...(built?.diagnostics ?? []), ...types.diagnostics];
  const findings = await locateFindings(source, leftOut ? [...all, leftOut] : all);
  return findings.map(({ line, column, length, code, message, hint }) => {
    const words = hint === undefined ? message : `${message} (${hint})`;
    return `${line}:${column}:${length} ${code}: ${words}`;
  });
}

describe('every fixture has exactly the finding that it marks', () => {
  test.each(files)('%s', async (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const marks = wanted(text);
    expect(marks).toHaveLength(1);
    expect(await found(name, text)).toEqual(marks);
  });
});

test('every code has a fixture', () => {
  const covered = new Set(files.map((name) => name.replace(/(-.*)?\.yaml$/, '')));
  expect(Object.keys(codes).filter((code) => !covered.has(code))).toEqual([]);
});
