import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { needsAction } from '../../src/workspace/change.ts';
import { readTree } from '../../src/workspace/tree.ts';
import { generateInto } from './generation.ts';
import { readFiles, temporaryFolder } from './temporary-folder.ts';

describe('links in the folder of an app', () => {
  it.each<[string, (root: string, outside: string) => void]>([
    ['a folder that leads out', (root, outside) => symlinkSync(outside, join(root, 'src'))],
    [
      'a folder below one that leads out',
      (root, outside) => {
        mkdirSync(join(outside, 'shop'));
        symlinkSync(outside, join(root, 'src'));
      },
    ],
    [
      'a file that leads out',
      (root, outside) => {
        mkdirSync(join(root, 'src/shop'), { recursive: true });
        symlinkSync(join(outside, 'secret'), join(root, 'src/shop/order.ts'));
      },
    ],
    [
      'a link to nothing',
      (root, outside) => {
        mkdirSync(join(root, 'src/shop'), { recursive: true });
        symlinkSync(join(outside, 'missing'), join(root, 'src/shop/order.ts'));
      },
    ],
    [
      'a link by way of another',
      (root, outside) => {
        symlinkSync(outside, join(root, 'elsewhere'));
        symlinkSync(join(root, 'elsewhere'), join(root, 'src'));
      },
    ],
  ])('%s is never written through', (_, link) => {
    const [root, outside] = [temporaryFolder(), temporaryFolder({ secret: 'secret\n' })];
    link(root, outside);
    const { changes } = generateInto(root, { 'src/shop/order.ts': 'order\n' }).changes;
    expect(changes.map(({ kind }) => kind)).toEqual(['refuse']);
    expect(changes.every(needsAction)).toBe(true);
    expect(readFiles(outside)).toEqual({ secret: 'secret\n' });
  });

  it('that stay inside are followed, and stay links', () => {
    const root = temporaryFolder({ 'code/readme.md': '' });
    symlinkSync('code', join(root, 'src'));
    generateInto(root, { 'src/order.ts': 'order\n' });
    expect(readFileSync(join(root, 'code/order.ts'), 'utf8')).toBe('order\n');
    symlinkSync('../code/order.ts', join(root, 'code/copy.ts'));
    generateInto(root, { 'src/order.ts': 'changed\n' });
    expect(readFileSync(join(root, 'code/copy.ts'), 'utf8')).toBe('changed\n');
  });

  it('may lead to the folder of the app itself', () => {
    const [real, link] = [temporaryFolder(), join(temporaryFolder(), 'app')];
    symlinkSync(real, link);
    generateInto(link, { 'src/order.ts': 'order\n' });
    expect(readFiles(real)).toHaveProperty(['src/order.ts'], 'order\n');
  });
});

describe('what stands at a path', () => {
  it.each<[string, string, object]>([
    ['a text', 'notes.md', { kind: 'file', text: 'notes\n' }],
    ['nothing', 'missing.md', { kind: 'absent' }],
    ['nothing, in a folder that is missing', 'a/b/c.md', { kind: 'absent' }],
    ['a folder', 'src', { kind: 'blocked', why: 'a folder' }],
    [
      'below a file',
      'notes.md/deep.md',
      { kind: 'blocked', why: 'below notes.md, which is a file' },
    ],
    ['a picture', 'logo.png', { kind: 'blocked', why: 'not a text file' }],
    ['a text with the sign for unknown signs', 'odd.md', { kind: 'file', text: '\uFFFD\n' }],
  ])('%s', (_, path, want) => {
    const root = temporaryFolder({
      'notes.md': 'notes\n',
      'src/order.ts': '',
      'logo.png': Buffer.from([0x89, 0x50, 0xff, 0xfe]) as never,
      'odd.md': '\uFFFD\n',
    });
    expect(readTree(root).read(path)).toEqual(want);
  });
});
