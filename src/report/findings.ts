import { type Diagnostic, describe, type Severity } from '../diagnostic.ts';
import { loadLocator } from '../spec/locate.ts';
import type { SpecSource } from '../spec/source.ts';

/** A problem of a spec, put into words and found in its file. Line and column count from 1. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
}

/** Finds the places of problems, in the order of the files; loads the slow parser only if there are any. */
export async function locateFindings(
  source: SpecSource,
  diagnostics: readonly Diagnostic[],
): Promise<readonly Finding[]> {
  if (diagnostics.length === 0) return [];
  const locator = await loadLocator(source);
  const findings = diagnostics.map((diagnostic): Finding => {
    const { file, line, column, length } = locator.locate(diagnostic.at);
    const { code, severity, elsewhere } = diagnostic;
    const other = elsewhere && { line: locator.locate(elsewhere).line };
    const words = describe({ code, args: { ...diagnostic.args, ...other } });
    return { file, line, column, length, severity, code, ...words };
  });
  const files = [source.root, ...source.included.flatMap((include) => include.files)];
  const order = new Map(files.map(({ path }, index) => [path, index]));
  return findings.sort(
    (a, b) =>
      (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.line - b.line || a.column - b.column,
  );
}
