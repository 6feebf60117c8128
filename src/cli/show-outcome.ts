import type { Outcome } from '../generate.ts';
import { changesText } from '../report/changes-text.ts';
import { changesJson } from '../report/json.ts';
import { type ChangeSet, isInSync, needsAction } from '../workspace/change.ts';
import type { AnswerOptions } from './common-options.ts';
import type { ExitCode } from './exit-code.ts';
import { printAnswer } from './print-answer.ts';
import { showWarnings } from './show-warnings.ts';
import type { Terminal } from './terminal.ts';

export interface OutcomeOptions extends AnswerOptions {
  /** @example 'regenerate' */
  readonly command: string;
  readonly diff?: boolean;
  readonly check?: boolean;
  /** Nothing was written. */
  readonly isDry: boolean;
  readonly terminal: Terminal;
  /** What the command says beside the changes, with `--json`. */
  readonly more?: Readonly<Record<string, unknown>>;
  /** Changes that are only shown are left to do, too. */
  readonly isLeft?: boolean;
}

export type Generated = Extract<Outcome, { kind: 'generated' }>;

/** Shows what a run did, or would do; 1 when something is left to do. */
export function showOutcome(outcome: Generated, options: OutcomeOptions): ExitCode {
  const { command, json, diff, check, isDry, more, isLeft } = options;
  const code = exitCode(outcome, check === true || isLeft === true);
  if (json) {
    const { changes, edited, kept } = outcome;
    const body = { ...changesJson(changes, { withDiff: diff === true }), edited, kept };
    printAnswer({ command, ok: code === 0, written: !isDry, ...more, ...body }, options);
  } else {
    showText(outcome, options);
  }
  return code;
}

function exitCode({ changes, edited }: Generated, isCheck: boolean): ExitCode {
  if (isCheck) return isInSync(changes) ? 0 : 1;
  return changes.changes.some(needsAction) || edited.length > 0 ? 1 : 0;
}

function showText(outcome: Generated, options: OutcomeOptions): void {
  const { checked, changes, edited, recovered, kept } = outcome;
  const { quiet, isDry, diff, terminal } = options;
  const { style } = terminal;
  if (recovered) terminal.note('finished a run that had been interrupted');
  const shown: ChangeSet = quiet
    ? { ...changes, changes: changes.changes.filter(needsAction) }
    : changes;
  if (!quiet || shown.changes.length > 0) {
    terminal.print(changesText(shown, { style, isDry, withDiff: diff === true }));
  }
  for (const path of edited) {
    terminal.note(`${path} was changed while plinth was at work and is left as it is: run again`);
  }
  if (quiet) return;
  for (const name of kept) {
    terminal.note(`the database keeps the ${name} out of use, until regenerate --allow-data-loss`);
  }
  showWarnings(checked, terminal);
}
