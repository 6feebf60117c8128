import type { CheckedSpec } from '../check-spec.ts';
import { locateFindings } from '../report/findings.ts';
import { findingsText } from '../report/findings-text.ts';
import { findingJson, JSON_VERSION } from '../report/json.ts';
import type { CommonOptions } from './common-options.ts';
import type { ExitCode } from './exit-code.ts';
import { openTerminal } from './terminal.ts';

/** Shows what is wrong with a spec; 1 when something must be done about it. */
export async function showFindings(
  command: string,
  { source, diagnostics }: CheckedSpec,
  { json, quiet }: Pick<CommonOptions, 'json' | 'quiet'>,
): Promise<ExitCode> {
  const { print, style } = openTerminal();
  const all = await locateFindings(source, diagnostics);
  const isValid = all.every(({ severity }) => severity === 'warning');
  if (json) {
    const findings = all.map(findingJson);
    print(JSON.stringify({ version: JSON_VERSION, command, ok: isValid, findings }, null, 2));
    return isValid ? 0 : 1;
  }
  const findings = quiet ? all.filter(({ severity }) => severity === 'error') : all;
  if (findings.length > 0) print(findingsText(findings, source, style));
  else if (!quiet) print(`${source.root.path}: no problems`);
  return isValid ? 0 : 1;
}
