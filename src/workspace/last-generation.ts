import type { Lock } from './lock.ts';
import type { Generated } from './reconcile-input.ts';
import { unpackFor } from './unpack-for.ts';

/** What was generated last, from the lock; each text is unpacked only if somebody asks for it. */
export function lastGeneration({ files }: Lock): readonly Generated[] {
  return [...files.values()].flatMap(({ path, id, bases, state }) => {
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
