import { relative, resolve } from 'node:path';
import { restore as restoreFiles } from '../../workspace/restore.ts';
import type { CommonOptions } from '../common-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { printAnswer } from '../print-answer.ts';
import { openTerminal } from '../terminal.ts';

export interface RestoreOptions extends CommonOptions {
  readonly path: string;
}

/** `plinth restore <path>` */
export async function restore({ cwd, path, json, quiet }: RestoreOptions): Promise<ExitCode> {
  const root = resolve(cwd);
  const wanted = relative(root, resolve(root, path)).replaceAll('\\', '/');
  const restored = restoreFiles(root, wanted);
  if (json) {
    printAnswer({ command: 'restore', ok: true, restored });
  } else if (!quiet) {
    openTerminal().print(restored.map((one) => `   restore  ${one}`).join('\n'));
  }
  return 0;
}
