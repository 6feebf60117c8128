import { resolve } from 'node:path';
import type { MergeSide } from '../../merge/conflict.ts';
import { mergeFiles, writeMerged } from '../../workspace/merge-on-disk.ts';
import type { CommonOptions } from '../common-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { printAnswer } from '../print-answer.ts';
import { showError } from '../show-error.ts';

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
    showError(error, options);
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
  if (json) {
    printAnswer({ command: 'merge-file', ok: conflicts === 0, conflicts, text: merged.text });
  } else if (stdout === true) {
    process.stdout.write(merged.text);
  } else {
    writeMerged(at(options.mine), merged.text);
  }
  return Math.min(conflicts, 127);
}
