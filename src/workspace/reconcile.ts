import type { MergeSide } from '../merge/conflict.ts';
import type { Change, ChangeSet, Verdict } from './change.ts';
import type { Lock, LockedFile } from './lock.ts';
import { printLock } from './lock-text.ts';
import { reconcileGenerated } from './reconcile-generated.ts';
import { reconcileRemoved } from './reconcile-removed.ts';
import type { Tree } from './tree.ts';

/** A file that the generator wants to exist. */
export interface Generated {
  readonly path: string;
  readonly id: string;
  readonly text: string;
  /** The hash of the text, where it is known: the text is then asked for only when it is needed. */
  readonly hash?: string;
}

export interface ReconcileInput {
  readonly generated: readonly Generated[];
  readonly tree: Tree;
  /** What the last run left, and its text as it was read. */
  readonly last: { readonly lock: Lock; readonly text: string | undefined };
  /** What the next lock says beside the files. */
  readonly next: Omit<Lock, 'files'>;
  /** Why the file of an element changes. */
  readonly reasonFor: (id: string) => string;
  /** Settles conflicts for one side. */
  readonly settle?: MergeSide | undefined;
}

/** Decides about every path; touches nothing. */
export function reconcile(input: ReconcileInput): ChangeSet {
  const { generated, last, next } = input;
  const wanted = new Set(generated.map(({ path }) => path));
  const removed = [...last.lock.files.values()].filter(({ path }) => !wanted.has(path));
  const verdicts: readonly Verdict[] = [
    ...generated.map((file) => reconcileGenerated(file, last.lock.files.get(file.path), input)),
    ...removed.map((entry) => reconcileRemoved(entry, input)),
  ];
  const changes = verdicts.flatMap(({ change }): readonly Change[] => (change ? [change] : []));
  const entries = verdicts.flatMap(({ entry }): readonly LockedFile[] => (entry ? [entry] : []));
  const files = new Map(entries.map((entry) => [entry.path, entry]));
  // Only a lock that holds every file, and no other, can stand for the generation of all.
  const isWhole = files.size === generated.length && generated.every(({ path }) => files.has(path));
  const inputs = isWhole ? next.inputs : '';
  return {
    changes: changes.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    unchanged: verdicts.filter(({ change, entry }) => entry && !change).length,
    lock: { before: last.text, text: printLock({ ...next, inputs, files }) },
  };
}
