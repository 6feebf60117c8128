import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { nodeDisk } from '../../src/workspace/disk.ts';
import { temporaryFolder } from './temporary-folder.ts';

const canMount =
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

it('removes what is there, and says nothing of what is not', () => {
  const folder = temporaryFolder({ 'a.md': 'one\n' });
  nodeDisk.removeFile(join(folder, 'a.md'));
  expect(() => nodeDisk.removeFile(join(folder, 'a.md'))).not.toThrow();
});

// Only root may mount.
it.skipIf(!canMount)('tells what a read-only folder refuses, but not of what is not in it', () => {
  const folder = temporaryFolder({ 'a.md': 'one\n' });
  execFileSync('mount', ['--bind', folder, folder]);
  onTestFinished(() => void execFileSync('umount', [folder]));
  execFileSync('mount', ['-o', 'remount,ro,bind', folder]);
  expect(() => nodeDisk.removeFile(join(folder, 'a.md'))).toThrow('EROFS');
  expect(() => nodeDisk.removeFile(join(folder, 'b.md'))).not.toThrow();
});
