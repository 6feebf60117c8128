import { describe, expect, it } from 'vitest';
import { changesText } from '../../src/report/changes-text.ts';
import { changesJson } from '../../src/report/json.ts';
import { plainStyle } from '../../src/report/style.ts';
import type { Change, ChangeSet } from '../../src/workspace/change.ts';

const at = { path: 'src/order.ts', reason: 'field note added to Ordering.Order' };

const set = (...changes: readonly Change[]): ChangeSet => ({
  changes,
  unchanged: 7,
  lock: { before: 'a', text: changes.length === 0 ? 'a' : 'b' },
});

const text = (changes: ChangeSet, more: { isDry?: boolean; withDiff?: boolean } = {}) =>
  changesText(changes, { style: plainStyle, isDry: false, withDiff: false, ...more });

const written = { ...at, before: 'a\n', text: 'b\n' };

describe('changesText', () => {
  it('is one line when nothing changes', () => {
    expect(text(set())).toBe('in sync: 7 unchanged');
  });

  it('says so when only the lock changes', () => {
    const changes = { ...set(), lock: { before: 'a', text: 'b' } };
    expect(text(changes)).toBe('7 unchanged; plinth.lock brought up to date');
    expect(text(changes, { isDry: true })).toBe(
      '7 unchanged; plinth.lock would be brought up to date',
    );
  });

  it.each<[Change, string, RegExp | undefined]>([
    [{ kind: 'create', ...at, text: '' }, '1 created', undefined],
    [{ kind: 'update', ...written }, '1 updated', undefined],
    [{ kind: 'merge', ...written }, '1 merged', undefined],
    [
      { kind: 'conflict', ...written, conflicts: 2 },
      '1 in conflict',
      /--ours \(yours\) or --theirs/,
    ],
    [{ kind: 'delete', ...at, before: '' }, '1 deleted', undefined],
    [{ kind: 'keep', ...at }, '1 kept', undefined],
    [{ kind: 'skip', ...at }, '1 left deleted', undefined],
    [{ kind: 'foreign', ...at }, '1 in the way', /--theirs to replace or --ours to keep/],
    [{ kind: 'unresolved', ...at }, '1 unresolved', /between the markers/],
    [{ kind: 'refuse', ...at }, '1 refused', /plain files or folders/],
  ])('names the file, the reason and what to do: $kind', (change, sum, advice) => {
    const [line, summary, ...more] = text(set(change)).split('\n');
    expect(line).toBe(`${change.kind.padStart(10)}  ${at.path}  ${at.reason}`);
    expect(summary).toBe(`${sum}, 7 unchanged`);
    if (advice === undefined) expect(more).toEqual([]);
    else expect(more.join('\n')).toMatch(advice);
  });

  it('says what would be, and shows it line by line', () => {
    const shown = text(set({ kind: 'update', ...written }), { isDry: true, withDiff: true });
    expect(shown).toContain('-a\n+b');
    expect(shown).toContain('would be: 1 updated');
  });

  it('lists folders instead of a crowd of new files, but every other change', () => {
    const crowd = Array.from(
      { length: 40 },
      (_, index): Change => ({
        kind: 'create',
        path: `src/contexts/catalog/domain/thing-${index}.ts`,
        reason: 'new',
        text: '',
      }),
    );
    expect(text(set(...crowd, { kind: 'update', ...written })).split('\n')).toEqual([
      '    create  src/contexts/catalog/ (40 files)',
      `    update  ${at.path}  ${at.reason}`,
      '40 created, 1 updated, 7 unchanged',
    ]);
  });
});

describe('changesJson', () => {
  it('holds what the text says', () => {
    const changes = set({ kind: 'conflict', ...written, conflicts: 2 }, { kind: 'skip', ...at });
    expect(changesJson(changes, { withDiff: true })).toEqual({
      inSync: false,
      unchanged: 7,
      changes: [
        { kind: 'conflict', ...at, conflicts: 2, diff: expect.stringContaining('-a\n+b') },
        { kind: 'skip', ...at },
      ],
    });
    expect(changesJson(set(), { withDiff: false })).toEqual({
      inSync: true,
      unchanged: 7,
      changes: [],
    });
  });
});
