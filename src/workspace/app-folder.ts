import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { sep } from 'node:path';

/** Where a file of the app really is, or why it must not be touched. */
export type Place =
  | {
      readonly kind: 'file';
      readonly file: string;
      /** Not even its folder was there when it was first asked for. */
      readonly isNew: boolean;
    }
  | { readonly kind: 'blocked'; readonly why: string };

/** An app on disk: finds the real place of each path, and none outside of it. */
export class AppFolder {
  readonly root: string;
  readonly #folders = new Map<string, Place>();

  constructor(root: string) {
    this.root = realpathSync(root);
    this.#folders.set('.', { kind: 'file', file: this.root, isNew: false });
  }

  /** The place of a path whose folders may be links within the app; the last step is not looked at. */
  place(path: string): Place {
    const slash = path.lastIndexOf('/');
    const folder = this.#folder(slash < 0 ? '.' : path.slice(0, slash));
    if (folder.kind === 'blocked') return folder;
    const { file, isNew } = folder;
    return { kind: 'file', file: file + sep + path.slice(slash + 1), isNew };
  }

  /** As `place`, and where a link stands at the path itself, what it points at. */
  follow(path: string): Place {
    const place = this.place(path);
    if (place.kind === 'blocked') return place;
    return lookAt(place.file)?.isSymbolicLink() === true ? this.#resolve(place.file, path) : place;
  }

  #folder(path: string): Place {
    const known = this.#folders.get(path);
    if (known !== undefined) return known;
    const found = this.#findFolder(path);
    this.#folders.set(path, found);
    return found;
  }

  #findFolder(path: string): Place {
    const place = this.place(path);
    if (place.kind === 'blocked' || place.isNew) return place;
    const stats = lookAt(place.file);
    if (stats === undefined) return { ...place, isNew: true };
    if (stats.isDirectory()) return place;
    const target = stats.isSymbolicLink() ? this.#resolve(place.file, path) : place;
    if (target.kind === 'blocked' || statSync(target.file).isDirectory()) return target;
    return { kind: 'blocked', why: `below ${path}, which is a file` };
  }

  #resolve(link: string, path: string): Place {
    try {
      const file = realpathSync(link);
      const isInside = file === this.root || file.startsWith(this.root + sep);
      if (isInside) return { kind: 'file', file, isNew: false };
      return { kind: 'blocked', why: `a link that leads out of the app (${path})` };
    } catch {
      return { kind: 'blocked', why: `a link to nothing (${path})` };
    }
  }
}

function lookAt(file: string): Stats | undefined {
  return lstatSync(file, { throwIfNoEntry: false });
}
