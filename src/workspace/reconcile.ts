import type { Change, ChangeSet, Verdict } from './change.ts';
import type { LockedFile } from './lock.ts';
import { printLock } from './lock-text.ts';
import { reconcileGenerated } from './reconcile-generated.ts';
import type { ReconcileInput } from './reconcile-input.ts';
import { reconcileRemoved } from './reconcile-removed.ts';

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
