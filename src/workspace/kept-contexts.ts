import { contextFiles, contextOf } from './context-files.ts';
import { hashText } from './hash.ts';
import { lastGeneration } from './last-generation.ts';
import type { Lock, LockedContext } from './lock.ts';
import type { Generated } from './reconcile-input.ts';

/** A context of the plan. */
interface Planned {
  readonly folder: string;
  readonly stamp: string;
  readonly isKnown: boolean;
}

/** The contexts of which the lock holds all files, as they were generated. */
export class KeptContexts {
  readonly #bundle: string;
  readonly #lock: Lock;
  readonly #whole: ReadonlyMap<string, LockedContext>;

  /** `bundle` is part of what files follow from. */
  constructor(lock: Lock, bundle: string) {
    this.#lock = lock;
    this.#bundle = bundle;
    const found = contextFiles(lock.files.values());
    this.#whole = new Map(
      [...lock.contexts].filter(([folder, { files }]) => found.get(folder) === files),
    );
  }

  hash(text: string): string {
    return hashText(`${this.#bundle}\n${text}`);
  }

  has(folder: string, stamp: string): boolean {
    return this.#whole.get(folder)?.stamp === stamp;
  }

  /** The files of the contexts that were not planned, as the last run generated them. */
  filesOf(contexts: readonly Planned[]): readonly Generated[] {
    const known = new Set(contexts.flatMap((one) => (one.isKnown ? [one.folder] : [])));
    if (known.size === 0) return [];
    return lastGeneration(this.#lock, (path) => known.has(contextOf(path) ?? ''));
  }

  /** As the next lock tells of them; the files of those that were planned are not known yet. */
  linesOf(contexts: readonly Planned[]): ReadonlyMap<string, LockedContext> {
    return new Map(
      contexts.map(({ folder, stamp, isKnown }) => {
        const files = isKnown ? this.#whole.get(folder)?.files : undefined;
        return [folder, { stamp, files: files ?? '' }];
      }),
    );
  }
}
