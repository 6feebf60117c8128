import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../src/workspace/apply.ts';
import { type Disk, nodeDisk } from '../../src/workspace/disk.ts';
import { readLastRun } from '../../src/workspace/last-run.ts';
import { withChanges } from '../../src/workspace/spec-files.ts';
import { undo } from '../../src/workspace/undo.ts';
import { decideOn, generateInto } from './generation.ts';
import { readFiles, temporaryFolder, writeFiles } from './temporary-folder.ts';

const before = {
  'src/order.ts': 'order\n',
  'src/old/invoice.ts': 'invoice\n',
  'src/customer.ts': 'customer\n',
};
const after = {
  'src/order.ts': 'order, changed\n',
  'src/customer.ts': 'customer\n',
  'src/new/shipment.ts': 'shipment\n',
};

const withoutLock = (root: string) =>
  Object.fromEntries(Object.entries(readFiles(root)).filter(([path]) => path !== 'plinth.lock'));

describe('applying', () => {
  it('creates, updates and deletes, and leaves nothing of its own behind', () => {
    const root = temporaryFolder({ 'notes.md': 'mine\n' });
    generateInto(root, before);
    expect(withoutLock(root)).toEqual({ ...before, 'notes.md': 'mine\n' });
    generateInto(root, after);
    expect(withoutLock(root)).toEqual({ ...after, 'notes.md': 'mine\n' });
    expect(existsSync(join(root, 'src/old'))).toBe(false);
  });

  it('touches no file and no folder when nothing is to be done', () => {
    const root = temporaryFolder();
    generateInto(root, before);
    const old = new Date(1_000_000_000_000);
    const paths = [...Object.keys(readFiles(root)), 'src', '.'];
    for (const path of paths) utimesSync(join(root, path), old, old);
    generateInto(root, before);
    expect(paths.map((path) => statSync(join(root, path)).mtimeMs)).toEqual(
      paths.map(() => old.getTime()),
    );
  });

  it('touches only the files that differ', () => {
    const root = temporaryFolder();
    generateInto(root, before);
    const old = new Date(1_000_000_000_000);
    utimesSync(join(root, 'src/customer.ts'), old, old);
    generateInto(root, after);
    expect(statSync(join(root, 'src/customer.ts')).mtimeMs).toBe(old.getTime());
  });

  it('keeps the permissions of a file', () => {
    const root = temporaryFolder();
    generateInto(root, before);
    chmodSync(join(root, 'src/order.ts'), 0o755);
    generateInto(root, after);
    expect(statSync(join(root, 'src/order.ts')).mode & 0o777).toBe(0o755);
  });

  it('gives the same lock for the same texts, in whatever folder', () => {
    const [one, two] = [temporaryFolder(), temporaryFolder()];
    for (const root of [one, two]) generateInto(root, before);
    expect(readFiles(one)).toEqual(readFiles(two));
  });

  it('leaves alone what the user edits between decision and writing, and merges it next time', () => {
    const root = temporaryFolder();
    generateInto(root, before);
    const changes = decideOn(root, after);
    writeFiles(root, { 'src/order.ts': 'order\nby hand\n', 'src/new/shipment.ts': 'mine\n' });
    expect(applyChanges(root, changes).edited).toEqual(['src/new/shipment.ts', 'src/order.ts']);
    expect(withoutLock(root)).toMatchObject({
      'src/order.ts': 'order\nby hand\n',
      'src/new/shipment.ts': 'mine\n',
      'src/customer.ts': 'customer\n',
    });
    const { changes: next } = decideOn(root, after);
    expect(next.map(({ path, kind }) => [path, kind])).toEqual([
      ['src/new/shipment.ts', 'foreign'],
      ['src/order.ts', 'conflict'],
    ]);
  });

  it('decides again when another run came between', () => {
    const root = temporaryFolder();
    generateInto(root, before);
    const last = readLastRun(root);
    generateInto(root, after);
    const { changes } = decideOn(root, before, last);
    expect(changes.map(({ kind }) => kind)).not.toEqual([]);
    generateInto(root, before);
    expect(withoutLock(root)).toEqual(before);
  });
});

/** A disk that dies at a given step: in the middle of a write, or before anything else. */
class DyingDisk {
  steps = 0;
  readonly disk: Disk;

  constructor(last: number) {
    const step = (torn?: () => void): void => {
      if (++this.steps < last) return;
      if (this.steps === last) torn?.();
      throw new Error('killed');
    };
    const half = (content: string | Uint8Array) => content.slice(0, content.length / 2);
    this.disk = {
      ...nodeDisk,
      writeFile: (file, content) => {
        step(() => writeFileSync(file, half(content)));
        nodeDisk.writeFile(file, content);
      },
      writeSynced: (file, content) => {
        step(() => writeFileSync(file, half(content)));
        nodeDisk.writeSynced(file, content);
      },
      setMode: (file, mode) => {
        step();
        nodeDisk.setMode(file, mode);
      },
      rename: (from, to) => {
        step();
        nodeDisk.rename(from, to);
      },
      link: (file, to) => {
        step();
        nodeDisk.link(file, to);
      },
      copy: (file, to) => {
        step();
        nodeDisk.copy(file, to);
      },
      removeFile: (file) => {
        step();
        nodeDisk.removeFile(file);
      },
      makeFolder: (folder) => {
        step();
        nodeDisk.makeFolder(folder);
      },
      removeFolder: (folder) => {
        step();
        return nodeDisk.removeFolder(folder);
      },
    };
  }
}

describe('a run that is killed', () => {
  const prepare = () => {
    const root = temporaryFolder({ 'notes.md': 'mine\n' });
    generateInto(root, before);
    return { root, changes: decideOn(root, after), old: readFiles(root) };
  };
  const { root, changes } = prepareOnce();
  const whole = new DyingDisk(Number.POSITIVE_INFINITY);
  applyChanges(root, changes, whole.disk);
  const done = readFiles(root);
  rmSync(root, { recursive: true });

  it.each(Array.from({ length: whole.steps }, (_, index) => index + 1))(
    'at step %i leaves, after recovery, the whole old or the whole new tree',
    (last) => {
      const { root, changes, old } = prepare();
      expect(() => applyChanges(root, changes, new DyingDisk(last).disk)).toThrow('killed');
      readLastRun(root);
      const now = readFiles(root);
      expect([old, done]).toContainEqual(now);
      generateInto(root, after);
      expect(readFiles(root)).toEqual(done);
    },
  );

  it('and again while it recovers, is recovered all the same', () => {
    for (let first = 6; first < whole.steps; first++) {
      const { root, changes, old } = prepare();
      expect(() => applyChanges(root, changes, new DyingDisk(first).disk)).toThrow('killed');
      for (let second = 1; second < 8; second++) {
        try {
          readLastRun(root, { isLocked: true, disk: new DyingDisk(second).disk });
        } catch {
          // Killed again.
        }
      }
      readLastRun(root);
      expect([old, done]).toContainEqual(readFiles(root));
    }
  });

  it('brings packed packages along with the rest, or not at all, and undoes them', () => {
    const [old, packed] = [Buffer.from([31, 139, 0, 255]), Buffer.from([31, 139, 1, 254, 0])];
    const packages = (root: string) =>
      Object.fromEntries(
        readdirSync(join(root, 'vendor')).map((name) => [
          name,
          readFileSync(join(root, 'vendor', name)),
        ]),
      );
    const [before, after] = [{ 'old.tgz': old }, { 'new.tgz': packed }];
    for (let last = 1; ; last++) {
      const { root, changes } = prepare();
      mkdirSync(join(root, 'vendor'));
      writeFileSync(join(root, 'vendor/old.tgz'), old);
      const text = readFileSync(join(root, 'src/order.ts'), 'utf8');
      const upgrade = withChanges(changes, [
        { kind: 'create', path: 'vendor/new.tgz', reason: 'newer', bytes: packed },
        { kind: 'delete', path: 'vendor/old.tgz', reason: 'newer', bytes: old },
      ]);
      const dying = new DyingDisk(last);
      try {
        expect(applyChanges(root, upgrade, dying.disk).edited).toEqual([]);
      } catch {
        // Killed.
      }
      readLastRun(root);
      const isOld = readFileSync(join(root, 'src/order.ts'), 'utf8') === text;
      expect(packages(root)).toEqual(isOld ? before : after);
      if (dying.steps >= last) continue;
      expect(undo(root).edited).toEqual([]);
      expect(packages(root)).toEqual(before);
      break;
    }
  });

  it('leaves a packed package alone that was put there meanwhile', () => {
    const { root, changes } = prepare();
    const bytes = Buffer.from([31, 139, 1]);
    writeFiles(root, { 'vendor/new.tgz': 'something else' });
    const create = { kind: 'create', path: 'vendor/new.tgz', reason: 'newer', bytes } as const;
    expect(applyChanges(root, withChanges(changes, [create])).edited).toEqual(['vendor/new.tgz']);
    expect(readFileSync(join(root, 'vendor/new.tgz'), 'utf8')).toBe('something else');
  });

  function prepareOnce() {
    const root = join(process.env.TMPDIR ?? '/tmp', `plinth-test-steps-${process.pid}`);
    mkdirSync(root, { recursive: true });
    writeFiles(root, { 'notes.md': 'mine\n' });
    generateInto(root, before);
    return { root, changes: decideOn(root, after) };
  }
});

describe('a journal', () => {
  it('that cannot be read is an error with a way out, not a half tree', () => {
    const root = temporaryFolder();
    generateInto(root, before);
    writeFiles(root, { '.plinth/journal': '{"version": 7}' });
    expect(() => readLastRun(root)).toThrow(
      expect.objectContaining({
        code: 'JOURNAL_MALFORMED',
        hint: expect.stringContaining('.plinth'),
      }),
    );
    expect(readFileSync(join(root, 'src/order.ts'), 'utf8')).toBe('order\n');
  });
});
