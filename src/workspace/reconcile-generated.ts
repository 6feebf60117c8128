import { hasOpenConflict, settleConflicts } from '../merge/conflict.ts';
import { plainText } from '../merge/text-form.ts';
import { type BaseText, packBase } from './base-text.ts';
import type { Verdict } from './change.ts';
import { holdsOnlyGenerated } from './generated-lines.ts';
import { hashText } from './hash.ts';
import { type LockedFile, trackedFile } from './lock.ts';
import { mergeFile } from './merge-file.ts';
import type { Generated, ReconcileInput } from './reconcile-input.ts';
import { unpackFor } from './unpack-for.ts';

/** Decides about a file that the generator wants to exist. */
export function reconcileGenerated(
  file: Generated,
  entry: LockedFile | undefined,
  input: ReconcileInput,
): Verdict {
  if (entry !== undefined && file.hash !== undefined && input.tree.holds(file.path, file.hash)) {
    return { entry: settled(file, entry) };
  }
  const found = input.tree.read(file.path);
  if (found.kind === 'blocked') {
    const change = { kind: 'refuse', path: file.path, reason: `it is ${found.why}` } as const;
    return entry === undefined ? { change } : { change, entry };
  }
  if (entry === undefined) {
    return found.kind === 'absent' ? create(file, input) : meetForeign(file, found.text, input);
  }
  if (found.kind === 'absent') return stayDeleted(file, entry);
  if (isSame(file, found.text)) return { entry: settled(file, entry) };
  return hasOpenConflict(found.text)
    ? settleOpen({ file, entry, mine: found.text, input })
    : reconcileEdited({ file, entry, mine: found.text, input });
}

function create(file: Generated, input: ReconcileInput): Verdict {
  const { path, id, text } = file;
  return {
    change: { kind: 'create', path, reason: input.reasonFor(id), text },
    entry: trackedFile(file, packBase(text)),
  };
}

/** A file that plinth did not write stands where it wants to write a new one. */
function meetForeign(file: Generated, mine: string, { settle }: ReconcileInput): Verdict {
  const { path, text } = file;
  const isSame = plainText(mine) === text;
  if (isSame || settle === 'mine') return { entry: trackedFile(file, packBase(text)) };
  if (settle === 'theirs') {
    const reason = 'a file of yours stood there; --theirs replaces it';
    const entry = trackedFile(file, packBase(text));
    return { change: { kind: 'update', path, reason, before: mine, text }, entry };
  }
  return {
    change: { kind: 'foreign', path, reason: 'a file that plinth did not write stands there' },
  };
}

function stayDeleted(file: Generated, entry: LockedFile): Verdict {
  const base = baseFor(file, entry);
  const next: LockedFile = { ...trackedFile(file, base), state: { kind: 'deleted' } };
  const isKnown = entry.state.kind === 'deleted';
  if (isKnown && entry.bases.includes(base)) return { entry: next };
  const reason = isKnown
    ? 'it would change, but you deleted it; it stays deleted'
    : 'you deleted it; it stays deleted';
  return { change: { kind: 'skip', path: file.path, reason }, entry: next };
}

interface Edited {
  readonly file: Generated;
  readonly entry: LockedFile;
  readonly mine: string;
  readonly input: ReconcileInput;
}

function reconcileEdited({ file, entry, mine, input }: Edited): Verdict {
  const wanted = baseFor(file, entry);
  return mergeFile({ file, wanted, bases: basesOf(entry), mine, before: mine, input });
}

/** Conflict markers still stand in the file: they are settled on request, else it is left alone. */
function settleOpen({ file, entry, mine, input }: Edited): Verdict {
  const settled = input.settle === undefined ? undefined : settleConflicts(mine, input.settle);
  if (settled === undefined) {
    const made = entry.bases.map((base) => unpackFor(file.path, base));
    if (input.settle === undefined && holdsOnlyGenerated(mine, made)) {
      const reason = 'generated on both branches, and nothing was written by hand';
      const { path, text } = file;
      const change = { kind: 'update', path, reason, before: mine, text } as const;
      return { change, entry: trackedFile(file, baseFor(file, entry)) };
    }
    const reason = 'conflict markers still stand in it';
    return { change: { kind: 'unresolved', path: file.path, reason }, entry };
  }
  const wanted = baseFor(file, entry);
  return mergeFile({ file, wanted, bases: basesOf(entry), mine: settled, before: mine, input });
}

/** After a conflict the user has decided against what was wanted then, not against what was before. */
function basesOf({ state, bases }: LockedFile): readonly BaseText[] {
  return state.kind === 'conflict' ? [state.pending] : bases;
}

function isSame(file: Generated, mine: string): boolean {
  return file.hash === undefined ? mine === file.text : hashText(mine) === file.hash;
}

/** The line of a file that holds what is generated. */
function settled(file: Generated, entry: LockedFile): LockedFile {
  const { id, bases, state } = entry;
  const [base, ...more] = bases;
  const isAlready =
    state.kind === 'tracked' && more.length === 0 && id === file.id && base?.hash === file.hash;
  return isAlready ? entry : trackedFile(file, baseFor(file, entry));
}

/** The generated text as a base; packed anew only when it is not one already known. */
function baseFor(file: Generated, { bases, state }: LockedFile): BaseText {
  const hash = file.hash ?? hashText(file.text);
  const known = state.kind === 'conflict' ? [...bases, state.pending] : bases;
  return known.find((base) => base.hash === hash) ?? packBase(file.text, hash);
}
