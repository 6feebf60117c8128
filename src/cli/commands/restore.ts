import { relative, resolve } from 'node:path';
import { JSON_VERSION } from '../../report/json.ts';
import { restore as restoreFiles } from '../../workspace/restore.ts';
import type { CommonOptions } from '../common-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { openTerminal } from '../terminal.ts';

export interface RestoreOptions extends CommonOptions {
  readonly path: string;
}

/** `plinth restore <path>` */
export async function restore({ cwd, path, json, quiet }: RestoreOptions): Promise<ExitCode> {
  const root = resolve(cwd);
  const wanted = relative(root, resolve(root, path)).replaceAll('\\', '/');
  const restored = restoreFiles(root, wanted);
  const { print } = openTerminal();
  if (json) {
    const head = { version: JSON_VERSION, command: 'restore', ok: true };
    print(JSON.stringify({ ...head, restored }, null, 2));
  } else if (!quiet) {
    print(restored.map((one) => `   restore  ${one}`).join('\n'));
  }
  return 0;
}
