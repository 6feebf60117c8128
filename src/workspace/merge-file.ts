import { type Merged, merge } from '../merge/merge.ts';
import { plainText } from '../merge/text-form.ts';
import type { BaseText } from './base-text.ts';
import type { Verdict } from './change.ts';
import { hashText } from './hash.ts';
import { trackedFile } from './lock.ts';
import type { Generated, ReconcileInput } from './reconcile-input.ts';
import { unpackFor } from './unpack-for.ts';

interface MergeFileInput {
  readonly file: Generated;
  /** The generated text, packed. */
  readonly wanted: BaseText;
  /** Texts that `mine` may have started from. */
  readonly bases: readonly BaseText[];
  readonly mine: string;
  /** What stands in the file: `mine`, or that with markers which are settled now. */
  readonly before: string;
  readonly input: ReconcileInput;
}

/** Decides about a file that differs from what is generated now. */
export function mergeFile(given: MergeFileInput): Verdict {
  const { file, wanted, bases, mine, before, input } = given;
  const plain = hashText(plainText(mine));
  const unedited = bases.find(({ hash }) => hash === plain);
  const merged = mergeAgainst(unedited ?? bases.find(({ hash }) => hash === wanted.hash), given);
  const [path, reason] = [file.path, input.reasonFor(file.id)];
  const tracked = trackedFile(file, wanted);
  if (merged.kind === 'conflict') {
    const { text, conflicts } = merged;
    const entry = { ...tracked, bases, state: { kind: 'conflict', pending: wanted } } as const;
    return { change: { kind: 'conflict', path, reason, before, text, conflicts }, entry };
  }
  if (merged.text === before) return { entry: tracked };
  const kind = unedited === undefined ? 'merge' : 'update';
  return { change: { kind, path, reason, before, text: merged.text }, entry: tracked };
}

/** The merge against the base that is known to be the right one, or else against each in turn. */
function mergeAgainst(known: BaseText | undefined, given: MergeFileInput): Merged {
  const { file, wanted, mine, bases, input } = given;
  const favour = input.settle === undefined ? {} : { favour: input.settle };
  let merged: Merged = { kind: 'merged', text: mine };
  for (const packed of known === undefined ? bases : [known]) {
    const base = packed.hash === wanted.hash ? file.text : unpackFor(file.path, packed);
    merged = merge({ base, mine, theirs: file.text, path: file.path, ...favour });
    if (merged.kind === 'merged') return merged;
  }
  return merged;
}
