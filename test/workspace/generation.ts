import type { ChangeSet } from '../../src/workspace/change.ts';
import { readLastRun } from '../../src/workspace/last-run.ts';
import { reconcile } from '../../src/workspace/reconcile.ts';
import { type RunResult, runOnce } from '../../src/workspace/run.ts';
import { readTree, type Tree } from '../../src/workspace/tree.ts';
import type { Files } from './temporary-folder.ts';

/** The changes that generating these texts makes to an app on disk. */
export function decideOn(
  root: string,
  texts: Files,
  last = readLastRun(root),
  tree: Tree = readTree(root),
): ChangeSet {
  return reconcile({
    generated: Object.entries(texts).map(([path, text]) => ({ path, id: `Shop.${path}`, text })),
    tree,
    last,
    next: {
      plinth: '0.1.0',
      inputs: '',
      settings: new Map(),
      checked: new Set(),
      elements: new Map(),
      migrations: new Map(),
      stored: new Set(),
      contexts: new Map(),
    },
    reasonFor: () => 'generated',
  });
}

/** Generates these texts into an app on disk. */
export function generateInto(root: string, texts: Files): RunResult {
  const last = readLastRun(root);
  return runOnce({
    root,
    last,
    write: true,
    decide: (before, tree) => decideOn(root, texts, before, tree),
  });
}
