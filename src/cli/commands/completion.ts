import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownPackage } from '../../workspace/own-package.ts';
import type { CommonOptions } from '../common-options.ts';
import type { Shell } from '../completion/shell.ts';
import type { ExitCode } from '../exit-code.ts';
import { printAnswer } from '../print-answer.ts';
import { openTerminal } from '../terminal.ts';

export interface CompletionOptions extends CommonOptions {
  readonly shell: Shell;
}

/** `plinth completion <shell>` */
export async function completion({ shell, json, quiet }: CompletionOptions): Promise<ExitCode> {
  const script = readFileSync(join(ownPackage().folder, 'completions', `plinth.${shell}`), 'utf8');
  if (json) {
    printAnswer({ command: 'completion', ok: true, shell, script });
  } else if (!quiet) {
    openTerminal().print(script.trimEnd());
  }
  return 0;
}
