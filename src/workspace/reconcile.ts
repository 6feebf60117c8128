import type { Change, ChangeSet, Verdict } from './change.ts';
import { contextFiles, contextOf } from './context-files.ts';
import { hashText } from './hash.ts';
import type { Lock, LockedFile } from './lock.ts';
import { printLock } from './lock-text.ts';
import { reconcileGenerated } from './reconcile-generated.ts';
import type { Generated, ReconcileInput } from './reconcile-input.ts';
import { reconcileRemoved } from './reconcile-removed.ts';

/** Decides about every path; touches nothing. */
export function reconcile(input: ReconcileInput): ChangeSet {
  const { generated, last, next } = input;
  const wanted = new Set(generated.map(({ path }) => path));
  const removed = [...last.lock.files.values()].filter(({ path }) => !wanted.has(path));
  const verdicts: readonly Verdict[] = [
    ...generated.map((file) => reconcileGenerated(file, entryOf(file.path, input), input)),
    ...removed.map((entry) => reconcileRemoved(entry, input)),
  ];
  const changes = verdicts.flatMap(({ change }): readonly Change[] => (change ? [change] : []));
  const entries = verdicts.flatMap(({ entry }): readonly LockedFile[] => (entry ? [entry] : []));
  const files = new Map(entries.map((entry) => [entry.path, entry]));
  const orphans = new Map(
    [
      ...(changes.length === 0 ? last.lock.orphans.values() : livingOrphans(input)),
      ...verdicts.flatMap(({ orphan }) => (orphan ? [orphan] : [])),
    ]
      .filter(({ path }) => !files.has(path))
      .map((orphan) => [orphan.path, orphan]),
  );
  // Only a lock that holds every file as it is generated, and no other, can stand for all of them.
  const strays = [
    ...generated.filter((file, at) => !isHeld(file, verdicts[at])).map(({ path }) => path),
    ...[...files.keys()].filter((path) => !wanted.has(path)),
  ];
  const inputs = strays.length === 0 ? next.inputs : '';
  const contexts = heldContexts(next.contexts, files, strays);
  return {
    changes: changes.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    unchanged: verdicts.filter(({ change, entry }) => entry && !change).length,
    lock: { before: last.text, text: printLock({ ...next, inputs, contexts, files, orphans }) },
  };
}

/** The line of a file; one that is generated again is merged with what was kept of it. */
function entryOf(path: string, { last, tree }: ReconcileInput): LockedFile | undefined {
  const { files, orphans } = last.lock;
  const orphan = files.has(path) ? undefined : orphans.get(path);
  if (orphan === undefined) return files.get(path);
  return tree.read(path).kind === 'file' ? orphan : undefined;
}

/** Those that nobody has deleted. That one is gone is no reason to write a lock. */
const livingOrphans = ({ last, tree }: ReconcileInput): readonly LockedFile[] =>
  [...last.lock.orphans.values()].filter(({ path }) => tree.read(path).kind !== 'absent');

/** Whether the lock holds what is generated now; of a file that is left alone it may not. */
function isHeld(file: Generated, verdict: Verdict | undefined): boolean {
  const { change, entry } = verdict ?? {};
  if (entry === undefined) return false;
  if (change?.kind !== 'unresolved' && change?.kind !== 'refuse') return true;
  const { bases, state } = entry;
  const [held, ...more] = state.kind === 'conflict' ? [state.pending] : bases;
  return more.length === 0 && held?.hash === (file.hash ?? hashText(file.text));
}

/** The contexts of which the lock holds all files. */
function heldContexts(
  contexts: Lock['contexts'],
  files: ReadonlyMap<string, LockedFile>,
  strays: readonly string[],
): Lock['contexts'] {
  const torn = new Set(strays.map(contextOf));
  let found: ReadonlyMap<string, string> | undefined;
  const filesOf = (name: string): string => {
    found ??= contextFiles(files.values());
    return found.get(name) ?? '';
  };
  const held = [...contexts].filter(([name]) => !torn.has(name));
  const lines = held.map(([name, { stamp, files: known }]) => {
    return [name, { stamp, files: known || filesOf(name) }] as const;
  });
  // A context may have no files at all.
  return new Map(lines.filter(([, { files: some }]) => some !== ''));
}
