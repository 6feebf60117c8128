import type { BaseText } from './base-text.ts';
import type { Lock, LockedFile } from './lock.ts';
import type { Generated } from './reconcile-input.ts';
import { unpackFor } from './unpack-for.ts';

/** A class, as there is one for each file: to make an object with a getter takes ten times as long. */
class KeptFile implements Generated {
  readonly path: string;
  readonly id: string;
  readonly hash: string;
  readonly #base: BaseText;

  constructor({ path, id }: LockedFile, base: BaseText) {
    this.path = path;
    this.id = id;
    this.hash = base.hash;
    this.#base = base;
  }

  get text(): string {
    return unpackFor(this.path, this.#base);
  }
}

/**
 * What was generated last, from the lock, of all paths or of some; each text is unpacked only if
 * somebody asks for it.
 */
export function lastGeneration(
  { files }: Pick<Lock, 'files'>,
  isMeant: (path: string) => boolean = () => true,
): readonly Generated[] {
  const kept: Generated[] = [];
  for (const file of files.values()) {
    const { bases, state } = file;
    const base = state.kind === 'conflict' ? state.pending : bases[0];
    if (base !== undefined && isMeant(file.path)) kept.push(new KeptFile(file, base));
  }
  return kept;
}
