import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLastRun } from '../../src/workspace/last-run.ts';
import { restore } from '../../src/workspace/restore.ts';
import { undo } from '../../src/workspace/undo.ts';
import { generateInto } from './generation.ts';
import { temporaryFolder } from './temporary-folder.ts';

const first = { 'src/a.md': 'one\n', 'src/b.md': 'two\n', 'src/old/c.md': 'three\n' };
const second = { 'src/a.md': 'ONE\n', 'src/b.md': 'two\n', 'src/new/d.md': 'four\n' };

const read = (root: string, path: string): string | undefined =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;

const paths = ['src/a.md', 'src/b.md', 'src/old/c.md', 'src/new/d.md', 'src/new', 'plinth.lock'];
const treeOf = (root: string) =>
  Object.fromEntries(
    paths.map((path) => [
      path,
      path === 'src/new' ? existsSync(join(root, path)) : read(root, path),
    ]),
  );

function twoRuns(): { root: string; before: ReturnType<typeof treeOf> } {
  const root = temporaryFolder({});
  generateInto(root, first);
  const before = treeOf(root);
  generateInto(root, second);
  return { root, before };
}

describe('undo', () => {
  it('puts back what the last run changed, made and deleted, and the lock', () => {
    const { root, before } = twoRuns();
    expect(undo(root)).toEqual({
      restored: ['src/a.md', 'src/old/c.md'],
      removed: ['src/new/d.md'],
      edited: [],
    });
    expect(treeOf(root)).toEqual(before);
    expect(existsSync(join(root, '.plinth'))).toBe(false);
  });

  it('leaves alone what was edited since', () => {
    const { root } = twoRuns();
    writeFileSync(join(root, 'src/a.md'), 'mine\n');
    expect(undo(root)).toMatchObject({ restored: ['src/old/c.md'], edited: ['src/a.md'] });
    expect(read(root, 'src/a.md')).toBe('mine\n');
  });

  it('leaves a lock that can be read, where the first run is taken back and a file of it was edited', () => {
    const root = temporaryFolder({});
    generateInto(root, first);
    writeFileSync(join(root, 'src/a.md'), 'mine\n');
    expect(undo(root)).toMatchObject({ edited: ['src/a.md'] });
    expect([...readLastRun(root).lock.files.keys()]).toEqual(['src/a.md']);
    generateInto(root, second);
    expect(read(root, 'src/a.md')).toContain('mine\n');
  });

  it('takes back one run only, and says so', () => {
    const { root } = twoRuns();
    undo(root);
    expect(() => undo(root)).toThrow('there is no run to undo');
  });

  it('only tells when it is to write nothing', () => {
    const { root } = twoRuns();
    const after = treeOf(root);
    expect(undo(root, { write: false }).restored).toEqual(['src/a.md', 'src/old/c.md']);
    expect(treeOf(root)).toEqual(after);
    expect(undo(root).restored).toEqual(['src/a.md', 'src/old/c.md']);
  });

  it('can be followed by the run that was taken back', () => {
    const { root } = twoRuns();
    const after = treeOf(root);
    undo(root);
    generateInto(root, second);
    expect(treeOf(root)).toEqual(after);
  });
});

describe('restore', () => {
  it('brings back what was deleted, in a folder or by name, and it is generated again', () => {
    const root = temporaryFolder({});
    generateInto(root, first);
    for (const path of ['src/a.md', 'src/old/c.md']) rmSync(join(root, path));
    generateInto(root, first);
    expect(read(root, 'src/a.md')).toBeUndefined();
    expect(restore(root, 'src/old')).toEqual(['src/old/c.md']);
    expect(restore(root, 'src/a.md')).toEqual(['src/a.md']);
    expect(read(root, 'src/old/c.md')).toBe('three\n');
    generateInto(root, second);
    expect(read(root, 'src/a.md')).toBe('ONE\n');
  });

  it.each([
    ['src/a.md', 'nothing is missing from src/a.md'],
    ['src/mine.md', 'plinth did not generate src/mine.md'],
    ['../outside', 'plinth did not generate ../outside'],
  ])('refuses %s', (path, message) => {
    const root = temporaryFolder({});
    generateInto(root, first);
    expect(() => restore(root, path)).toThrow(message);
  });
});
