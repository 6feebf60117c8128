import { resolve } from 'node:path';
import { generate, type Outcome } from '../../generate.ts';
import type { AnswerOptions, CommonOptions } from '../common-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { type SettleOptions, settledFor } from '../settle.ts';
import { showFindings } from '../show-findings.ts';
import { showOutcome } from '../show-outcome.ts';
import { openTerminal } from '../terminal.ts';

export interface RegenerateOptions extends CommonOptions, SettleOptions {
  readonly dryRun?: boolean;
  readonly diff?: boolean;
  readonly check?: boolean;
  readonly write?: boolean;
  readonly allowDataLoss?: boolean;
}

/** `plinth regenerate` */
export async function regenerate(options: RegenerateOptions): Promise<ExitCode> {
  return (await regenerateOnce(options)).code;
}

/** Regenerates, and shows what came of it. */
export async function regenerateOnce(
  options: RegenerateOptions & AnswerOptions,
): Promise<{ readonly outcome: Outcome; readonly code: ExitCode }> {
  const { dryRun, diff, check, json } = options;
  const isDry = (dryRun || check || ((diff || json) && !options.write)) === true;
  const outcome = await generate({
    cwd: resolve(options.cwd),
    write: !isDry,
    settle: settledFor(options),
    allowDataLoss: options.allowDataLoss === true,
  });
  if (outcome.kind === 'invalid') {
    return { outcome, code: await showFindings('regenerate', outcome.checked, options) };
  }
  const shown = { ...options, command: 'regenerate', isDry, terminal: openTerminal() };
  return { outcome, code: showOutcome(outcome, shown) };
}
