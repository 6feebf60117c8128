import { resolve } from 'node:path';
import { undoneText } from '../../report/undone-text.ts';
import { undo as undoRun } from '../../workspace/undo.ts';
import type { CommonOptions } from '../common-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { printAnswer } from '../print-answer.ts';
import { openTerminal } from '../terminal.ts';

export interface UndoOptions extends CommonOptions {
  readonly dryRun?: boolean;
}

/** `plinth undo` */
export async function undo({ cwd, dryRun, json, quiet }: UndoOptions): Promise<ExitCode> {
  const undone = undoRun(resolve(cwd), { write: dryRun !== true });
  const code = undone.edited.length > 0 ? 1 : 0;
  if (json) {
    printAnswer({ command: 'undo', ok: code === 0, written: !dryRun, ...undone });
    return code;
  }
  const { print, note, style } = openTerminal();
  if (!quiet) print(undoneText(undone, { style, isDry: dryRun === true }));
  for (const path of undone.edited) note(`${path} was changed since and is left as it is`);
  return code;
}
