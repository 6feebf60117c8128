import type { MergeSide } from '../merge/conflict.ts';
import type { Lock } from './lock.ts';
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
  readonly next: Omit<Lock, 'files' | 'orphans'>;
  /** Why the file of an element changes. */
  readonly reasonFor: (id: string) => string;
  /** Settles conflicts for one side. */
  readonly settle?: MergeSide | undefined;
}
