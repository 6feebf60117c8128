import { applyChanges } from './apply.ts';
import { type ChangeSet, isInSync } from './change.ts';
import { type LastRun, readLastRun } from './last-run.ts';
import { withRunLock } from './run-lock.ts';
import { readTree, type Tree } from './tree.ts';

export interface RunInput {
  readonly root: string;
  /** Decides what to do; asked again when another run came between. */
  readonly decide: (last: LastRun, tree: Tree) => ChangeSet;
  /** What `decide` is first told; read before. */
  readonly last: LastRun;
  /** False: only tell what would be done. */
  readonly write: boolean;
}

export interface RunResult {
  readonly changes: ChangeSet;
  /** Files that the user changed while plinth was at work: left as they are. */
  readonly edited: readonly string[];
}

/** Decides, and brings to disk what was decided. When nothing is to be done, nothing is touched. */
export function runOnce({ root, decide, last, write }: RunInput): RunResult {
  const changes = decide(last, readTree(root));
  if (!write || isInSync(changes)) return { changes, edited: [] };
  return withRunLock(root, () => {
    const now = readLastRun(root, { isLocked: true });
    const current = now.text === last.text ? changes : decide(now, readTree(root));
    return { changes: current, edited: applyChanges(root, current).edited };
  });
}
