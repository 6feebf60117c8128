import { plainText } from './plain-text.ts';
import type { SourceFile } from './source.ts';

const widest = 120;
const lead = 40;

/** The lines of a file, split once however many problems it has. */
const linesOf = new WeakMap<SourceFile, readonly string[]>();

/** The line of a problem with its number, and the place underlined. */
export function codeFrame(
  file: SourceFile,
  {
    line,
    column,
    length,
  }: { readonly line: number; readonly column: number; readonly length: number },
): string {
  const lines = linesOf.get(file) ?? plainText(file.text).split(/\r?\n/);
  linesOf.set(file, lines);
  const whole = lines[line - 1] ?? '';
  const from = whole.length > widest && column > widest - lead ? column - 1 - lead : 0;
  const shown = printable(whole.slice(from, from + widest));
  const before = shown.slice(0, column - 1 - from).replace(/[^\t]/g, ' ');
  const marks = '^'.repeat(Math.max(1, Math.min(length, shown.length - before.length)));
  const gutter = `${line}`;
  return `${gutter} | ${shown}\n${' '.repeat(gutter.length)} | ${before}${marks}`;
}

/** Nothing in a spec may steer the terminal. */
function printable(text: string): string {
  return text.replace(/[^\t\P{Cc}]|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}
