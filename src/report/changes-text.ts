import { type Change, type ChangeKind, type ChangeSet, needsAction } from '../workspace/change.ts';
import { diffText } from './diff-text.ts';
import type { Style } from './style.ts';

export interface ChangesTextOptions {
  readonly style: Style;
  /** Nothing was written: say what would be. */
  readonly isDry: boolean;
  readonly withDiff: boolean;
}

const PAINTS: Readonly<Record<ChangeKind, keyof Style>> = {
  create: 'green',
  update: 'yellow',
  merge: 'cyan',
  rename: 'cyan',
  conflict: 'red',
  delete: 'red',
  keep: 'dim',
  skip: 'dim',
  foreign: 'red',
  unresolved: 'red',
  refuse: 'red',
};

/** Above this many new files, only their folders are listed. */
const MANY = 30;

/** What a run did, or would do: a line for each file that changes, and a line that sums it up. */
export function changesText(set: ChangeSet, options: ChangesTextOptions): string {
  const { changes } = set;
  const created = changes.filter(({ kind }) => kind === 'create');
  const isCrowd = created.length > MANY && !options.withDiff;
  const listed = isCrowd ? changes.filter(({ kind }) => kind !== 'create') : changes;
  const lines = [
    ...(isCrowd ? folderLines(created, options.style) : []),
    ...listed.flatMap((change) => changeLines(change, options)),
    summary(set, options.isDry),
    ...advice(changes),
  ];
  return lines.join('\n');
}

function folderLines(created: readonly Change[], style: Style): readonly string[] {
  const counts = new Map<string, number>();
  for (const { path } of created) {
    const folder = `${path.split('/').slice(0, -1).slice(0, 3).join('/') || '.'}/`;
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].map(([folder, count]) =>
    line('create', `${folder} ${style.dim(`(${count} ${count === 1 ? 'file' : 'files'})`)}`, style),
  );
}

function changeLines(change: Change, { style, withDiff }: ChangesTextOptions): readonly string[] {
  const from = 'from' in change && change.from !== undefined ? ` (was ${change.from})` : '';
  const text = line(change.kind, `${change.path}  ${style.dim(change.reason + from)}`, style);
  const diff = withDiff ? diffOf(change, style) : '';
  return diff === '' ? [text] : [text, diff, ''];
}

function line(kind: ChangeKind, text: string, style: Style): string {
  return `${style[PAINTS[kind]](kind.padStart(10))}  ${text}`;
}

/** The difference that a change makes to its file; '' when it makes none. */
export function diffOf(change: Change, style: Style): string {
  const before = 'before' in change ? change.before : undefined;
  const after = 'text' in change ? change.text : undefined;
  if (before === undefined && after === undefined) return '';
  return diffText({ path: change.path, before, after }, style);
}

const SUMS: Readonly<Record<ChangeKind, string>> = {
  create: 'created',
  update: 'updated',
  merge: 'merged',
  rename: 'renamed in',
  conflict: 'in conflict',
  delete: 'deleted',
  keep: 'kept',
  skip: 'left deleted',
  foreign: 'in the way',
  unresolved: 'unresolved',
  refuse: 'refused',
};

function summary({ changes, unchanged, lock }: ChangeSet, isDry: boolean): string {
  const kinds = new Map<ChangeKind, number>();
  for (const { kind } of changes) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const sums = [...kinds].map(([kind, count]) => `${count} ${SUMS[kind]}`);
  const same = `${unchanged} unchanged`;
  if (sums.length > 0) return `${isDry ? 'would be: ' : ''}${[...sums, same].join(', ')}`;
  return lock.before === lock.text
    ? `in sync: ${same}`
    : `${same}; plinth.lock ${isDry ? 'would be ' : ''}brought up to date`;
}

function advice(changes: readonly Change[]): readonly string[] {
  const kinds = new Set(changes.filter(needsAction).map(({ kind }) => kind));
  const lines: string[] = [];
  if (kinds.has('conflict') || kinds.has('unresolved')) {
    lines.push(
      'Resolve the conflicts between the markers, then run plinth regenerate again;',
      'or let one side win everywhere: plinth regenerate --ours (yours) or --theirs (generated).',
    );
  }
  if (kinds.has('foreign')) {
    lines.push(
      'Move the files that are in the way, or run with --theirs to replace or --ours to keep them.',
    );
  }
  if (kinds.has('refuse'))
    lines.push('Put plain files or folders where something else was refused.');
  return lines;
}
