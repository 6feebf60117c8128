import { spawnSync } from 'node:child_process';
import { existsSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withRunLock } from '../../src/workspace/run-lock.ts';
import { temporaryFolder } from './temporary-folder.ts';

const held = (holder: object | string) =>
  temporaryFolder({ '.plinth/run': typeof holder === 'string' ? holder : JSON.stringify(holder) });

const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;

describe('the run lock', () => {
  it('lets one run at a time in, and leaves nothing behind', () => {
    const root = temporaryFolder();
    const order: string[] = [];
    withRunLock(root, () => {
      order.push('first');
      expect(() => withRunLock(root, () => order.push('second'), 0)).toThrow(
        expect.objectContaining({
          code: 'RUN_IN_PROGRESS',
          message: `another plinth is at work here (process ${process.pid})`,
        }),
      );
    });
    withRunLock(root, () => order.push('third'));
    expect(order).toEqual(['first', 'third']);
    expect(existsSync(join(root, '.plinth'))).toBe(false);
  });

  it('is given back when the work fails', () => {
    const root = temporaryFolder();
    expect(() =>
      withRunLock(root, () => {
        throw new Error('no space left');
      }),
    ).toThrow('no space left');
    expect(withRunLock(root, () => 'done')).toBe('done');
  });

  it('of a process that is dead is taken over', () => {
    const root = held({ pid: deadPid(), host: hostname(), began: '1' });
    expect(withRunLock(root, () => 'done', 0)).toBe('done');
  });

  it.runIf(process.platform === 'linux')(
    'of a process whose number was used again is taken over',
    () => {
      const root = held({ pid: process.pid, host: hostname(), began: 'long ago' });
      expect(withRunLock(root, () => 'done', 0)).toBe('done');
    },
  );

  it.each([
    ['another machine', { pid: 1, host: 'elsewhere', began: '' }],
    ['nobody can tell whom', 'torn {'],
  ])('of %s is respected for a while, then taken over', (_, holder) => {
    const root = held(holder);
    expect(() => withRunLock(root, () => 'done', 0)).toThrow('another plinth is at work here');
    const old = new Date(Date.now() - 120_000);
    utimesSync(join(root, '.plinth/run'), old, old);
    expect(withRunLock(root, () => 'done', 0)).toBe('done');
  });

  it('of a process that was killed before it said who it is is taken over soon', () => {
    const root = held('');
    expect(() => withRunLock(root, () => 'done', 0)).toThrow('another plinth is at work here');
    const old = new Date(Date.now() - 3_000);
    utimesSync(join(root, '.plinth/run'), old, old);
    expect(withRunLock(root, () => 'done', 0)).toBe('done');
  });
});
