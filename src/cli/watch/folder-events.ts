import { type FSWatcher, watch } from 'node:fs';

/** Once nothing has happened for so many milliseconds, an editor has saved. */
const QUIET_MS = 60;

/** Not every disk tells what happens on it (networks, containers): so often it is looked anyway. */
const LOOK_MS = 1000;

/**
 * Tells when it is time to look at folders again. A folder is watched and not a file: many editors
 * save by putting a new file in the place of the old one.
 */
export class FolderEvents {
  readonly #watchers = new Map<string, FSWatcher>();
  #hasHappened = false;
  #wake: () => void = () => {};

  /** Watches these folders and no others. */
  watch(folders: readonly string[]): void {
    for (const folder of this.#watchers.keys()) if (!folders.includes(folder)) this.#forget(folder);
    for (const folder of folders) if (!this.#watchers.has(folder)) this.#add(folder);
  }

  /** Resolves when something has happened and is over, or when it is time to look anyway. */
  async next(): Promise<void> {
    if (!this.#hasHappened) await this.#within(LOOK_MS);
    while (this.#hasHappened) {
      this.#hasHappened = false;
      await this.#within(QUIET_MS);
    }
  }

  /** Resolves after so long, or as soon as something happens. */
  #within(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #add(folder: string): void {
    try {
      const watcher = watch(folder, () => {
        this.#hasHappened = true;
        this.#wake();
      });
      this.#watchers.set(folder, watcher);
      watcher.on('error', () => this.#forget(folder));
    } catch {
      // It has gone, or cannot be watched: it is looked at now and then all the same.
    }
  }

  #forget(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }
}
