import { PlinthError } from '../errors.ts';
import { applyChanges } from './apply.ts';
import { readLastRun } from './last-run.ts';
import { type LockedFile, trackedFile } from './lock.ts';
import { printLock } from './lock-text.ts';
import { withRunLock } from './run-lock.ts';
import { readTree } from './tree.ts';
import { unpackFor } from './unpack-for.ts';

/** Whether a file is the one that is named, or in the folder that is. */
const isIn = (path: string, wanted: string): boolean =>
  wanted === '' || path === wanted || path.startsWith(`${wanted}/`);

/**
 * Brings back generated files that the user deleted, as they were generated last.
 *
 * @param wanted a file, or a folder for all in it; '' for all of the app
 * @throws PlinthError NOTHING_TO_RESTORE
 * @returns the paths that are there again
 */
export function restore(root: string, wanted: string): readonly string[] {
  return withRunLock(root, () => {
    const { lock, text } = readLastRun(root, { isLocked: true });
    const tree = readTree(root);
    const gone = [...lock.files.values()].filter(
      ({ path }) => isIn(path, wanted) && tree.read(path).kind === 'absent',
    );
    if (gone.length === 0) throw nothingToRestore(wanted, [...lock.files.keys()]);
    const files = new Map(lock.files);
    const changes = gone.map((file) => {
      const base = file.bases[0];
      if (base === undefined) throw nothingToRestore(file.path, []);
      const entry: LockedFile = trackedFile(file, base);
      files.set(file.path, entry);
      const { path } = file;
      return { kind: 'create', path, reason: 'restored', text: unpackFor(path, base) } as const;
    });
    applyChanges(root, {
      changes,
      unchanged: files.size - changes.length,
      lock: { before: text, text: printLock({ ...lock, files }) },
    });
    return gone.map(({ path }) => path).toSorted();
  });
}

function nothingToRestore(wanted: string, known: readonly string[]): PlinthError {
  const isKnown = known.some((path) => isIn(path, wanted));
  const what = wanted === '' ? 'the app' : wanted;
  return new PlinthError(
    'NOTHING_TO_RESTORE',
    isKnown ? `nothing is missing from ${what}` : `plinth did not generate ${what}`,
    { hint: 'plinth status lists the files that you deleted' },
  );
}
