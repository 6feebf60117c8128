import { codeFrame } from '../spec/code-frame.ts';
import type { SourceFile, SpecSource } from '../spec/source.ts';
import type { Finding } from './findings.ts';
import type { Style } from './style.ts';

/** Problems of a spec as a compiler tells them: place, code, sentence, the lines concerned, a hint. */
export function findingsText(
  findings: readonly Finding[],
  source: SpecSource,
  style: Style,
): string {
  const files = [source.root, ...source.included.flatMap((include) => include.files)];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const blocks = findings.map((finding) => block(finding, byPath.get(finding.file), style));
  return [...blocks, summary(findings)].join('\n\n');
}

function block(finding: Finding, source: SourceFile | undefined, style: Style): string {
  const { file, line, column, severity, code, message, hint } = finding;
  const paint = severity === 'error' ? style.red : style.yellow;
  const frame = source === undefined ? '' : codeFrame(source, finding);
  return [
    `${style.bold(`${file}:${line}:${column}`)} ${paint(severity)} ${code}: ${message}`,
    ...(frame === '' ? [] : [style.dim(frame)]),
    ...(hint === undefined ? [] : [`  ${style.cyan('hint:')} ${hint}`]),
  ].join('\n');
}

function summary(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const [first] = findings.toSorted((a, b) => (a.severity < b.severity ? -1 : 1));
  const counts = [count(errors, 'error'), count(warnings, 'warning')].filter((text) => text !== '');
  return `${counts.join(', ')}; plinth explain ${first?.code ?? ''} says more about the first`;
}

function count(number: number, noun: string): string {
  return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`;
}
