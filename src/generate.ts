import type { CheckedSpec } from './check-spec.ts';
import { PlinthError } from './errors.ts';
import { type GenerationOptions, makeGeneration } from './make-generation.ts';
import type { Change, ChangeSet } from './workspace/change.ts';
import { type LastRun, readLastRun } from './workspace/last-run.ts';
import { reasons } from './workspace/reason.ts';
import { reconcile } from './workspace/reconcile.ts';
import { renamingOf } from './workspace/renaming.ts';
import { type RunResult, runOnce } from './workspace/run.ts';
import { withChanges, withSpecFiles } from './workspace/spec-files.ts';
import { readTree } from './workspace/tree.ts';

export interface GenerateOptions extends GenerationOptions {
  /** False: only tell what would be done. */
  readonly write?: boolean;
  /** Settles every conflict for the hand-written text (`mine`) or the generated one (`theirs`). */
  readonly settle?: 'mine' | 'theirs' | undefined;
  /** Packed packages that come and go together with what is generated. */
  readonly vendor?: readonly Change[];
}

export type Outcome =
  | { readonly kind: 'invalid'; readonly checked: CheckedSpec }
  | ({
      readonly kind: 'generated';
      /** Without diagnostics when nothing has changed since they were told last. */
      readonly checked: CheckedSpec;
      /** Whether a run that had been interrupted was finished first. */
      readonly recovered: boolean;
      /** What the spec has no more since this run, and the database keeps. */
      readonly kept: readonly string[];
    } & RunResult);

/**
 * The whole pipeline: spec -> model -> plan -> texts -> changes -> disk.
 *
 * @example
 * const outcome = await generate({ cwd: 'shop', write: false });
 * if (outcome.kind === 'generated') console.log(outcome.changes.changes.length);
 */
export async function generate(options: GenerateOptions): Promise<Outcome> {
  const { cwd, write = true, settle, edited, vendor = [] } = options;
  const last = readLastRun(cwd);
  const { checked, generation } = await makeGeneration(options, last);
  if (generation === undefined) return { kind: 'invalid', checked };
  const { generated, next, kept, renames } = generation;
  const renaming =
    renames &&
    (await renamingOf({
      ...{ root: cwd, lock: last.lock, tree: readTree(cwd), generated, renames },
      reasonFor: reasons(last.lock, next),
    }));
  const withMore = (set: ChangeSet): ChangeSet => withChanges(withSpecFiles(set, edited), vendor);
  const result = runOnce({
    root: cwd,
    last,
    write,
    decide: (before, tree) => {
      const reasonFor = reasons(before.lock, next);
      const input = { generated, tree, last: before, next, reasonFor, settle };
      if (renaming === undefined) return withMore(reconcile(input));
      requireSame(before, last);
      const { lock, tree: renamed } = renaming;
      const set = reconcile({ ...input, tree: renamed, last: { ...before, lock } });
      return withMore(renaming.finish(set));
    },
  });
  const recovered = last.recovered !== undefined;
  return { kind: 'generated', checked, ...result, recovered, kept };
}

/** What was renamed fits the app as it was read. */
function requireSame(now: LastRun, last: LastRun): void {
  if (now.text === last.text) return;
  throw new PlinthError('RUN_IN_PROGRESS', 'another plinth changed the app meanwhile', {
    hint: 'run it again',
  });
}
