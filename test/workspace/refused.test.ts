import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../src/workspace/apply.ts';
import { type Disk, nodeDisk } from '../../src/workspace/disk.ts';
import { readLastRun } from '../../src/workspace/last-run.ts';
import { undo } from '../../src/workspace/undo.ts';
import { decideOn, generateInto } from './generation.ts';
import { type Files, readFiles, temporaryFolder, writeFiles } from './temporary-folder.ts';

const before: Files = {
  'src/order.ts': 'order\n',
  'src/old/invoice.ts': 'invoice\n',
  'src/customer.ts': 'customer\n',
};
const after: Files = {
  'src/order.ts': 'order, changed\n',
  'src/customer.ts': 'customer\n',
  'src/new/deep/shipment.ts': 'shipment\n',
};

const failed = (code: string): Error => Object.assign(new Error(code), { code });

/** A disk on which one step is refused. */
class RefusingDisk {
  steps = 0;
  readonly disk: Disk;

  constructor(refused: number, replaced: Partial<Disk> = {}) {
    const step = <A extends readonly unknown[], R>(work: (...args: A) => R) => {
      return (...args: A): R => {
        if (++this.steps === refused) throw failed('EIO');
        return work(...args);
      };
    };
    const under = { ...nodeDisk, ...replaced };
    this.disk = {
      writeFile: step(under.writeFile),
      writeSynced: step(under.writeSynced),
      setMode: step(under.setMode),
      rename: step(under.rename),
      link: step(under.link),
      copy: step(under.copy),
      removeFile: step(under.removeFile),
      makeFolder: step(under.makeFolder),
      // Never refused, only not done.
      removeFolder: under.removeFolder,
    };
  }
}

/** A file that was written anew is another one, with the same text as well. */
const identityOf = (file: string) => {
  const { ino, mtimeNs } = statSync(file, { bigint: true });
  return `${ino} ${mtimeNs}`;
};

const stateOf = (root: string, identify: (file: string) => string = identityOf) =>
  Object.entries(readFiles(root))
    .filter(([path]) => !path.startsWith('.plinth/'))
    .map(([path, text]) => [path, text, identify(join(root, path))]);

const prepare = (texts = before): string => {
  const root = temporaryFolder({ 'notes.md': 'mine\n' });
  generateInto(root, before);
  if (texts !== before) generateInto(root, texts);
  return root;
};

/** What a person is told, or 'done'. */
function hintOf(work: () => void): string {
  try {
    work();
    return 'done';
  } catch (error) {
    expect(error).toMatchObject({ code: 'WRITE_FAILED', hint: expect.any(String) });
    return String(Object(error).hint);
  }
}

describe('a step that the system refuses', () => {
  it.each([
    [
      'of a run',
      before,
      (root: string, disk: Disk) => void applyChanges(root, decideOn(root, after), disk),
    ],
    ['of an undo', after, (root: string, disk: Disk) => void undo(root, { disk })],
  ])('%s leaves the very files that were there, or is made up for', (_, start, work) => {
    const done = prepare(start);
    work(done, nodeDisk);
    const told = new Map<string, number>();
    for (let step = 1; ; step++) {
      const root = prepare(start);
      const old = stateOf(root);
      const refusing = new RefusingDisk(step);
      const hint = hintOf(() => work(root, refusing.disk));
      if (refusing.steps < step) break;
      const [kind = ''] = hint.split(';');
      told.set(kind, (told.get(kind) ?? 0) + 1);
      if (kind === 'nothing was changed') expect(stateOf(root)).toEqual(old);
      readLastRun(root);
      expect(kept(root)).toEqual(
        kind === 'nothing was changed' ? ['undo', 'undo.pack'] : kept(done),
      );
      if (kind === 'nothing was changed') {
        expect(stateOf(root)).toEqual(old);
        work(root, nodeDisk);
      }
      expect(readFiles(root)).toEqual(readFiles(done));
      expect(existsSync(join(root, 'src/old'))).toBe(existsSync(join(done, 'src/old')));
    }
    // Cleaning up is what is left when all is done.
    expect(told.get('nothing was changed')).toBeGreaterThan(15);
    expect(told.get('the run is half done')).toBeGreaterThan(0);
  });

  it('leaves files as they were where a file cannot have two names', () => {
    const timeOf = (file: string) => `${Math.round(statSync(file).mtimeMs)}`;
    const link = () => {
      throw failed('EPERM');
    };
    const counted = new RefusingDisk(Number.POSITIVE_INFINITY, { link });
    const root = prepare();
    applyChanges(root, decideOn(root, after), counted.disk);
    for (let step = 1; step <= counted.steps; step++) {
      const root = prepare();
      const old = stateOf(root, timeOf);
      const { disk } = new RefusingDisk(step, { link });
      const hint = hintOf(() => applyChanges(root, decideOn(root, after), disk));
      if (hint.startsWith('nothing')) expect(stateOf(root, timeOf)).toEqual(old);
    }
  });
});

describe('a run that could not clean up', () => {
  it('is cleaned up after at the next start', () => {
    const root = prepare();
    writeFiles(root, {
      '.plinth/run.999999': '{}',
      '.plinth/kept/3': 'order',
      '.plinth/pack': 'x',
    });
    utimesSync(join(root, '.plinth/run.999999'), 0, 0);
    readLastRun(root);
    expect(kept(root)).toEqual(['undo', 'undo.pack']);
  });
});

function kept(root: string): readonly string[] {
  const folder = join(root, '.plinth');
  return existsSync(folder) ? readdirSync(folder) : [];
}
