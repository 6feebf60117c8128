import { checkSpec } from '../../check-spec.ts';
import type { EditedSpec } from '../../edit/edit-spec.ts';
import { generate } from '../../generate.ts';
import type { SpecSource } from '../../spec/source.ts';
import type { CommonOptions } from '../common-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { type SettleOptions, settledFor } from '../settle.ts';
import { showFindings } from '../show-findings.ts';
import { showOutcome } from '../show-outcome.ts';
import { openTerminal } from '../terminal.ts';

export interface EditOptions extends CommonOptions, SettleOptions {
  readonly dryRun?: boolean;
  readonly diff?: boolean;
  readonly write?: boolean;
}

export interface WantedEdit {
  /** @example 'generate' */
  readonly command: string;
  /** @example 'command Ship added' */
  readonly reason: string;
  readonly source: SpecSource;
  readonly edited: EditedSpec;
}

/** Writes an edit of the spec together with what follows from it; a spec that would be wrong never. */
export async function writeEdit(
  { command, reason, source, edited }: WantedEdit,
  cwd: string,
  options: EditOptions,
): Promise<ExitCode> {
  const { dryRun, diff, json, write } = options;
  const isDry = (dryRun || ((diff || json) && !write)) === true;
  const settle = settledFor(options);
  const outcome = await generate({ cwd, write: !isDry, settle, edited: { ...edited, reason } });
  const terminal = openTerminal();
  if (outcome.kind === 'generated') {
    return showOutcome(outcome, { ...options, command, isDry, terminal });
  }
  // What was wrong before is the first thing to tell.
  const before = await checkSpec(source);
  if (before.valid === undefined) {
    terminal.note('The spec is wrong as it is; nothing was changed. Mend this first:');
    return showFindings(command, before, options);
  }
  terminal.note('With this edit the spec would be wrong, so nothing was changed. It would say:');
  return showFindings(command, outcome.checked, options);
}
