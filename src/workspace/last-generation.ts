import type { Lock } from './lock.ts';
import type { Generated } from './reconcile-input.ts';
import { unpackFor } from './unpack-for.ts';

/**
 * What was generated last, from the lock, of all paths or of some; each text is unpacked only if
 * somebody asks for it.
 */
export function lastGeneration(
  { files }: Pick<Lock, 'files'>,
  isMeant: (path: string) => boolean = () => true,
): readonly Generated[] {
  return [...files.values()].flatMap(({ path, id, bases, state }) => {
    if (!isMeant(path)) return [];
    const base = state.kind === 'conflict' ? state.pending : bases[0];
    if (base === undefined) return [];
    const { hash } = base;
    return {
      path,
      id,
      hash,
      get text() {
        return unpackFor(path, base);
      },
    };
  });
}
