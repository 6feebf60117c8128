import { resolve } from 'node:path';
import type { MergeSide } from '../../merge/conflict.ts';
import { JSON_VERSION } from '../../report/json.ts';
import { mergeFiles, writeMerged } from '../../workspace/merge-on-disk.ts';
import type { CommonOptions } from '../common-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { showError } from '../show-error.ts';
import { openTerminal } from '../terminal.ts';

export interface MergeFileCommand extends CommonOptions {
  readonly mine: string;
  readonly base: string;
  readonly theirs: string;
  readonly path?: string | undefined;
  readonly stdout?: boolean | undefined;
  readonly favour?: MergeSide | undefined;
}

/** `plinth merge-file <mine> <base> <theirs>` */
export async function mergeFile(options: MergeFileCommand): Promise<ExitCode> {
  try {
    return run(options);
  } catch (error) {
    showError(error, options.json === true);
    return 255;
  }
}

/** The number of conflicts, as far as an exit code can tell it. */
function run(options: MergeFileCommand): number {
  const { cwd, path, json, stdout } = options;
  const at = (file: string): string => resolve(cwd, file);
  const merged = mergeFiles(at(options.mine), at(options.base), at(options.theirs), {
    path: path ?? options.mine,
    favour: options.favour,
  });
  const conflicts = merged.kind === 'conflict' ? merged.conflicts : 0;
  const { print } = openTerminal();
  if (json) {
    const head = { version: JSON_VERSION, command: 'merge-file', ok: conflicts === 0 };
    print(JSON.stringify({ ...head, conflicts, text: merged.text }, null, 2));
  } else if (stdout === true) {
    process.stdout.write(merged.text);
  } else {
    writeMerged(at(options.mine), merged.text);
  }
  return Math.min(conflicts, 127);
}
