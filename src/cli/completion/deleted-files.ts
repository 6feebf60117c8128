import { readLastRun } from '../../workspace/last-run.ts';
import { readStatus } from '../../workspace/status.ts';
import { readTree } from '../../workspace/tree.ts';

/** The generated files that somebody deleted. */
export const deletedFiles = (root: string): readonly string[] =>
  readStatus(readLastRun(root).lock, readTree(root)).deleted;
