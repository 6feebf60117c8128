import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSON_VERSION } from '../../report/json.ts';
import { ownPackage } from '../../workspace/own-package.ts';
import type { CommonOptions } from '../common-options.ts';
import type { Shell } from '../completion/shell.ts';
import type { ExitCode } from '../exit-code.ts';
import { openTerminal } from '../terminal.ts';

export interface CompletionOptions extends CommonOptions {
  readonly shell: Shell;
}

/** `plinth completion <shell>` */
export async function completion({ shell, json, quiet }: CompletionOptions): Promise<ExitCode> {
  const script = readFileSync(join(ownPackage().folder, 'completions', `plinth.${shell}`), 'utf8');
  const { print } = openTerminal();
  if (json) {
    const head = { version: JSON_VERSION, command: 'completion', ok: true };
    print(JSON.stringify({ ...head, shell, script }, null, 2));
  } else if (!quiet) {
    print(script.trimEnd());
  }
  return 0;
}
