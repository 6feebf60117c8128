import type { LockedFile } from './lock.ts';

interface At {
  readonly path: string;
  /** Why, in a few words. @example 'field weight added to Catalog.Product' */
  readonly reason: string;
}

interface Written extends At {
  /** What stands in the file now. */
  readonly before: string;
  /** What will stand there. */
  readonly text: string;
  /** Where it stands now, if its file was renamed. */
  readonly from?: string;
}

/** What a run does, or would do, about one path. What stays as it is has no change. */
export type Change =
  | (Omit<Written, 'before' | 'from'> & { readonly kind: 'create' })
  /** Unedited, and the generator writes something else now. */
  | (Written & { readonly kind: 'update' })
  /** Edited, and the generator writes something else now; both are kept. */
  | (Written & { readonly kind: 'merge' })
  /** As `merge`, but some edits exclude each other: written with markers. */
  | (Written & { readonly kind: 'conflict'; readonly conflicts: number })
  /** Not generated, but names something that is called otherwise now. */
  | (Written & { readonly kind: 'rename' })
  /** Unedited, and no longer generated. */
  | (At & { readonly kind: 'delete'; readonly before: string })
  /** A packed package in `vendor`, which is no text: brought along, or used no more. */
  | (At & { readonly kind: 'create' | 'delete'; readonly bytes: Uint8Array })
  /** Edited, and no longer generated: it stays, and is the user's own. */
  | (At & { readonly kind: 'keep' })
  /** Deleted by the user: it stays deleted. */
  | (At & { readonly kind: 'skip' })
  /** A new path, at which a file stands that plinth did not write: left alone. */
  | (At & { readonly kind: 'foreign' })
  /** Conflict markers still stand in it: left alone. */
  | (At & { readonly kind: 'unresolved' })
  /** Cannot be read or written safely: left alone. */
  | (At & { readonly kind: 'refuse' });

export type ChangeKind = Change['kind'];

/** Everything a run does, or would do. Nothing is left to decide when it is applied. */
export interface ChangeSet {
  /** Sorted by path. */
  readonly changes: readonly Change[];
  /** How many generated files stay as they are. */
  readonly unchanged: number;
  /** `before` is undefined when there is no lock yet. */
  readonly lock: { readonly before: string | undefined; readonly text: string };
}

/** What is known of one path afterwards: its change, and its line of the next lock. */
export interface Verdict {
  readonly change?: Change;
  readonly entry?: LockedFile;
  /** Its line where it is generated no more, and stays. */
  readonly orphan?: LockedFile;
}

/** Whether the user has something to do about a change. */
export function needsAction({ kind }: Pick<Change, 'kind'>): boolean {
  return kind === 'conflict' || kind === 'foreign' || kind === 'unresolved' || kind === 'refuse';
}

/** Whether applying a change set would leave everything as it is. */
export function isInSync({ changes, lock }: ChangeSet): boolean {
  return changes.length === 0 && lock.before === lock.text;
}
