import type { Change, ChangeSet } from './change.ts';

/** A file of the spec that is written together with what follows from it. */
export interface SpecFile {
  readonly path: string;
  /** Undefined where the file is new. */
  readonly before: string | undefined;
  readonly text: string;
}

/** Files of a spec, and why they change. */
export interface SpecFiles {
  readonly files: readonly SpecFile[];
  /** @example 'command Ship added to Order' */
  readonly reason: string;
}

/** The change set with the edit of the spec in it, so that both are applied, or neither. */
export function withSpecFiles(set: ChangeSet, edited: SpecFiles | undefined): ChangeSet {
  if (edited === undefined) return set;
  const { files, reason } = edited;
  const own = files.map(
    ({ path, before, text }): Change =>
      before === undefined
        ? { kind: 'create', path, reason, text }
        : { kind: 'update', path, reason, before, text },
  );
  return withChanges(set, own);
}

/** The change set with more changes in it. */
export function withChanges(set: ChangeSet, more: readonly Change[]): ChangeSet {
  if (more.length === 0) return set;
  const changes = [...set.changes, ...more].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return { ...set, changes };
}
