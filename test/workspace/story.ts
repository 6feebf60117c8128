import type { ChangeSet } from '../../src/workspace/change.ts';
import { parseLock } from '../../src/workspace/lock-text.ts';
import { reconcile } from '../../src/workspace/reconcile.ts';
import type { Generated, ReconcileInput } from '../../src/workspace/reconcile-input.ts';
import type { Found } from '../../src/workspace/tree.ts';
import { memoryTree } from './memory-tree.ts';

export const PATH = 'src/contexts/catalog/domain/product.ts';

const empty = {
  plinth: '0.1.0',
  inputs: '',
  settings: new Map<string, string>(),
  checked: new Set<string>(),
  elements: new Map<string, string>(),
  migrations: new Map<string, string>(),
  stored: new Set<string>(),
  contexts: new Map<string, never>(),
};

type Files = Readonly<Record<string, string | Found>>;

/** An app as one run after the other leaves it, in memory. */
export class Story {
  lockText: string | undefined;
  files: Record<string, string | Found> = {};

  /** What a run with these generated texts decides. */
  decide(texts: Readonly<Record<string, string>>, settle?: ReconcileInput['settle']): ChangeSet {
    const generated: readonly Generated[] = Object.entries(texts).map(([path, text]) => ({
      path,
      id: `Catalog.Product#${path}`,
      text,
    }));
    const lock =
      this.lockText === undefined
        ? { ...empty, files: new Map(), orphans: new Map() }
        : parseLock(this.lockText);
    return reconcile({
      generated,
      tree: memoryTree(this.files),
      last: { lock, text: this.lockText },
      next: empty,
      reasonFor: () => 'field added to Catalog.Product',
      settle,
    });
  }

  /** Decides, and does it. */
  run(texts: Readonly<Record<string, string>>, settle?: ReconcileInput['settle']): ChangeSet {
    const set = this.decide(texts, settle);
    for (const change of set.changes) {
      if (change.kind === 'delete') delete this.files[change.path];
      else if ('text' in change) this.files[change.path] = change.text;
    }
    this.lockText = set.lock.text;
    return set;
  }

  /** What a person does between two runs; an empty text deletes the file. */
  edit(files: Files): this {
    for (const [path, text] of Object.entries(files)) {
      if (text === '') delete this.files[path];
      else this.files[path] = text;
    }
    return this;
  }
}

/** A story in which `base` was generated at PATH, and a person then made `mine` of it. */
export function edited(base: string, mine: string | Found): Story {
  const story = new Story();
  story.run({ [PATH]: base });
  return story.edit({ [PATH]: mine });
}
