import type { CheckedSpec } from '../check-spec.ts';
import { locateFindings } from '../report/findings.ts';
import { findingsText } from '../report/findings-text.ts';
import { findingJson } from '../report/json.ts';
import type { AnswerOptions } from './common-options.ts';
import type { ExitCode } from './exit-code.ts';
import { printAnswer } from './print-answer.ts';
import { openTerminal } from './terminal.ts';

/** Shows what is wrong with a spec; 1 when something must be done about it. */
export async function showFindings(
  command: string,
  { source, diagnostics }: CheckedSpec,
  { json, quiet, isLine }: AnswerOptions,
): Promise<ExitCode> {
  const all = await locateFindings(source, diagnostics);
  const isValid = all.every(({ severity }) => severity === 'warning');
  if (json) {
    const findings = all.map(findingJson);
    printAnswer({ command, ok: isValid, findings }, { isLine });
    return isValid ? 0 : 1;
  }
  const { print, style } = openTerminal();
  const findings = quiet ? all.filter(({ severity }) => severity === 'error') : all;
  if (findings.length > 0) print(findingsText(findings, source, style));
  else if (!quiet) print(`${source.root.path}: no problems`);
  return isValid ? 0 : 1;
}
