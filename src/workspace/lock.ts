import type { BaseText } from './base-text.ts';

export const LOCK_FILE = 'plinth.lock';

/** A generated file, as the last run left it. */
export interface LockedFile {
  readonly path: string;
  /** The stable id of the element it belongs to. @example 'Catalog.Product#service' */
  readonly id: string;
  /** The text to merge against. More than one only where git joined two locks. */
  readonly bases: readonly BaseText[];
  readonly state:
    | { readonly kind: 'tracked' }
    /** The user deleted it, and was told. */
    | { readonly kind: 'deleted' }
    /** It was written with conflict markers; `pending` is what the generator wanted. */
    | { readonly kind: 'conflict'; readonly pending: BaseText };
}

/** A context whose files are all in the lock. */
export interface LockedContext {
  /** Stands for all that its files followed from. */
  readonly stamp: string;
  /** Stands for the files. */
  readonly files: string;
}

/** What plinth.lock says: everything the next run must know about the last. */
export interface Lock {
  /** The version of plinth that wrote it. */
  readonly plinth: string;
  /** What all the files followed from; '' when some of them could not be written. */
  readonly inputs: string;
  /** What the app was created with. @example { 'package-manager': 'npm' } */
  readonly settings: ReadonlyMap<string, string>;
  /** Keys of the expressions whose types were checked. */
  readonly checked: ReadonlySet<string>;
  /** What each element of the spec said, as JSON, by its id. @example 'Catalog.Product' */
  readonly elements: ReadonlyMap<string, string>;
  /** What each migration of the database did, as JSON, by its name. @example '0001-initial' */
  readonly migrations: ReadonlyMap<string, string>;
  /** Names under which the database keeps more than rows, and what it keeps out of use. */
  readonly stored: ReadonlySet<string>;
  /** By the name of their folders. */
  readonly contexts: ReadonlyMap<string, LockedContext>;
  readonly files: ReadonlyMap<string, LockedFile>;
  /** Edited files that are generated no more, as they were generated last: merged if they are again. */
  readonly orphans: ReadonlyMap<string, LockedFile>;
}

/** The line of a file that holds what was generated, or an edited form of it. */
export function trackedFile(file: Pick<LockedFile, 'path' | 'id'>, base: BaseText): LockedFile {
  return { path: file.path, id: file.id, bases: [base], state: { kind: 'tracked' } };
}
