import { resolve } from 'node:path';
import { generate } from '../../generate.ts';
import { changesText } from '../../report/changes-text.ts';
import { changesJson } from '../../report/json.ts';
import { statusText } from '../../report/status-text.ts';
import { isInSync } from '../../workspace/change.ts';
import { readLastRun } from '../../workspace/last-run.ts';
import { readStatus } from '../../workspace/status.ts';
import { readTree } from '../../workspace/tree.ts';
import type { CommonOptions } from '../common-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { printAnswer } from '../print-answer.ts';
import { showFindings } from '../show-findings.ts';
import { openTerminal } from '../terminal.ts';

/** `plinth status` */
export async function status(options: CommonOptions): Promise<ExitCode> {
  const cwd = resolve(options.cwd);
  const { lock } = readLastRun(cwd);
  const found = readStatus(lock, readTree(cwd));
  const outcome = await generate({ cwd, write: false });
  if (outcome.kind === 'invalid') return showFindings('status', outcome.checked, options);
  const { changes } = outcome;
  const code = isInSync(changes) && found.unresolved.length === 0 ? 0 : 1;
  const { style, print } = openTerminal();
  if (options.json) {
    const json = changesJson(changes, { withDiff: false });
    printAnswer({ command: 'status', ok: code === 0, ...found, ...json });
  } else if (!options.quiet) {
    const text = statusText(found, style);
    if (text !== '') print(`${text}\n`);
    print(changesText(changes, { style, isDry: true, withDiff: false }));
  }
  return code;
}
