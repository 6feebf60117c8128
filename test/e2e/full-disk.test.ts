import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder, writeFiles } from '../workspace/temporary-folder.ts';
import { addField, spec } from './library.ts';
import { expectRefusal, plinthProcess, treeOf } from './plinth-process.ts';

const isRoot = process.getuid?.() === 0;
const quick = ['--registry', '--no-install', '--no-git'];

/** Whether a small file system can be mounted here. */
const canMount =
  isRoot && spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

function smallDisk(size: string): string {
  const folder = temporaryFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  onTestFinished(() => void execFileSync('umount', [folder]));
  return folder;
}

// Only root may mount.
describe.skipIf(!canMount)('a disk that is full', () => {
  it('gets no part of a new app', async () => {
    const disk = smallDisk('64k');
    const ended = await plinthProcess(disk, ['new', 'shop', '--yes', ...quick]);
    expectRefusal(ended, 'TARGET_NOT_WRITABLE');
    expect(ended.err).toContain('ENOSPC');
    expect(treeOf(disk).size).toBe(0);
  });

  it('leaves an app as it was, and the run can be done when there is room', async () => {
    const disk = smallDisk('512k');
    writeFiles(disk, { 'plinth.yaml': spec('title: string') });
    expect((await plinthProcess(disk, ['regenerate', '--quiet'])).code).toBe(0);
    addField(disk);
    const before = treeOf(disk);
    spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'ballast')}`, 'bs=4k']);
    expectRefusal(await plinthProcess(disk, ['regenerate']), 'WRITE_FAILED');
    rmSync(join(disk, 'ballast'));
    expect(treeOf(disk)).toEqual(before);
    expect((await plinthProcess(disk, ['regenerate'])).code).toBe(0);
    expect((await plinthProcess(disk, ['regenerate', '--check'])).code).toBe(0);
  });

  it('that is read-only is left alone', async () => {
    const disk = smallDisk('512k');
    writeFiles(disk, { 'plinth.yaml': spec('title: string') });
    expect((await plinthProcess(disk, ['regenerate', '--quiet'])).code).toBe(0);
    addField(disk);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const before = treeOf(disk);
    expectRefusal(await plinthProcess(disk, ['regenerate']), 'WRITE_FAILED');
    expectRefusal(
      await plinthProcess(disk, ['new', 'shop', '--yes', ...quick]),
      'TARGET_NOT_WRITABLE',
    );
    expect((await plinthProcess(disk, ['status'])).code).toBe(1);
    expect(treeOf(disk)).toEqual(before);
  });
});
