import { resolve } from 'node:path';
import { generate, type Outcome } from '../../generate.ts';
import { changesText } from '../../report/changes-text.ts';
import { changesJson, JSON_VERSION } from '../../report/json.ts';
import { type ChangeSet, isInSync, needsAction } from '../../workspace/change.ts';
import type { CommonOptions } from '../common-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { showFindings } from '../show-findings.ts';
import { showWarnings } from '../show-warnings.ts';
import { openTerminal, type Terminal } from '../terminal.ts';

export interface RegenerateOptions extends CommonOptions {
  readonly dryRun?: boolean;
  readonly diff?: boolean;
  readonly check?: boolean;
  readonly write?: boolean;
  readonly ours?: boolean;
  readonly theirs?: boolean;
}

/** `plinth regenerate` */
export async function regenerate(options: RegenerateOptions): Promise<ExitCode> {
  const { dryRun, diff, check, json, ours, theirs } = options;
  const only = dryRun || check || ((diff || json) && !options.write);
  const terminal = openTerminal();
  const outcome = await generate({
    cwd: resolve(options.cwd),
    write: !only,
    settle: ours ? 'mine' : theirs ? 'theirs' : undefined,
  });
  if (outcome.kind === 'invalid') return showFindings('regenerate', outcome.checked, options);
  const code = exitCode(outcome, check === true);
  if (json) {
    const { changes, edited } = outcome;
    const body = { ...changesJson(changes, { withDiff: diff === true }), edited };
    const head = { version: JSON_VERSION, command: 'regenerate', ok: code === 0, written: !only };
    terminal.print(JSON.stringify({ ...head, ...body }, null, 2));
  } else {
    show(outcome, { ...options, isDry: only === true, terminal });
  }
  return code;
}

type Generated = Extract<Outcome, { kind: 'generated' }>;

function exitCode({ changes, edited }: Generated, isCheck: boolean): ExitCode {
  if (isCheck) return isInSync(changes) ? 0 : 1;
  return changes.changes.some(needsAction) || edited.length > 0 ? 1 : 0;
}

interface ShowOptions extends RegenerateOptions {
  readonly isDry: boolean;
  readonly terminal: Terminal;
}

function show({ checked, changes, edited, recovered }: Generated, options: ShowOptions): void {
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
  if (!quiet) showWarnings(checked, terminal);
}
