import { type Change, type ChangeSet, isInSync } from '../workspace/change.ts';
import { diffOf } from './changes-text.ts';
import type { Finding } from './findings.ts';
import { plainStyle } from './style.ts';

/** The form of every `--json` answer; the number changes when a reader would have to. */
export const JSON_VERSION = 1;

export interface ChangeJson {
  readonly path: string;
  readonly kind: Change['kind'];
  readonly reason: string;
  /** Where the file stood before it was renamed. */
  readonly from?: string;
  /** How many conflicts were marked in the file. */
  readonly conflicts?: number;
  /** Unified diff; only with `--diff`. */
  readonly diff?: string;
}

export interface ChangesJson {
  /** Whether nothing is, or was, to be done: the app is as its spec says. */
  readonly inSync: boolean;
  readonly changes: readonly ChangeJson[];
  readonly unchanged: number;
}

export function changesJson(set: ChangeSet, { withDiff }: { withDiff: boolean }): ChangesJson {
  const changes = set.changes.map((change): ChangeJson => {
    const { path, kind, reason } = change;
    const conflicts = change.kind === 'conflict' ? { conflicts: change.conflicts } : {};
    const from = 'from' in change && change.from !== undefined ? { from: change.from } : {};
    const diff = withDiff ? diffOf(change, plainStyle) : '';
    return { path, kind, reason, ...from, ...conflicts, ...(diff === '' ? {} : { diff }) };
  });
  return { inSync: isInSync(set), changes, unchanged: set.unchanged };
}

/** A finding as `--json` shows it: as it is, without keys that hold nothing. */
export function findingJson({
  hint,
  ...finding
}: Finding): Omit<Finding, 'hint'> & { hint?: string } {
  return hint === undefined ? finding : { ...finding, hint };
}
