import { hasOpenConflict } from '../merge/conflict.ts';
import { plainText } from '../merge/text-form.ts';
import type { Verdict } from './change.ts';
import { hashText } from './hash.ts';
import type { LockedFile } from './lock.ts';
import type { ReconcileInput } from './reconcile-input.ts';

/** Decides about a file that is no longer generated. */
export function reconcileRemoved(entry: LockedFile, input: ReconcileInput): Verdict {
  const { path, id, bases } = entry;
  const found = input.tree.read(path);
  if (found.kind === 'absent') return {};
  if (found.kind === 'blocked')
    return { change: { kind: 'keep', path, reason: `it is ${found.why}` } };
  if (hasOpenConflict(found.text)) {
    const reason = 'no longer generated, but conflict markers still stand in it';
    return { change: { kind: 'unresolved', path, reason }, entry };
  }
  const hash = hashText(plainText(found.text));
  if (bases.some((base) => base.hash === hash)) {
    return { change: { kind: 'delete', path, reason: input.reasonFor(id), before: found.text } };
  }
  const reason = 'no longer generated, but you edited it';
  return {
    change: { kind: 'keep', path, reason },
    orphan: { ...entry, state: { kind: 'tracked' } },
  };
}
