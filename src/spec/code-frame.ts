import { plainText } from './plain-text.ts';

const widest = 120;
const lead = 40;

/** The line of a problem with its number, and the place underlined. */
export function codeFrame(
  text: string,
  {
    line,
    column,
    length,
  }: { readonly line: number; readonly column: number; readonly length: number },
): string {
  const whole = plainText(text).split(/\r?\n/)[line - 1] ?? '';
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
