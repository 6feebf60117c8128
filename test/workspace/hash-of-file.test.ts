import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hashText } from '../../src/workspace/hash.ts';
import { hashOfFile } from '../../src/workspace/hash-of-file.ts';
import { readTree } from '../../src/workspace/tree.ts';
import { temporaryFolder } from './temporary-folder.ts';

it.each<[string, string]>([
  ['an empty text', ''],
  ['a text', 'order\n'],
  ['any character', 'ünï\u0000cödé 🎉 \uFFFD\r\n'],
  ['a byte order mark', '\uFEFForder\n'],
  ['a text of many reads', 'x'.repeat(200_000)],
])('the hash of a file is that of its text: %s', (_, text) => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, text);
  expect(hashOfFile(file)).toBe(hashText(text));
});

it('a file is not taken for a shorter one that was read before', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'long'), 'order and more\n');
  writeFileSync(join(folder, 'short'), 'order\n');
  expect(['long', 'short'].map((name) => hashOfFile(join(folder, name)))).toEqual(
    ['order and more\n', 'order\n'].map((text) => hashText(text)),
  );
});

it('what takes a closer look has none', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'folder'));
  writeFileSync(join(folder, 'large'), 'x'.repeat(300_000));
  writeFileSync(join(folder, 'file'), 'order\n');
  symlinkSync(join(folder, 'file'), join(folder, 'link'));
  const found = ['folder', 'large', 'link', 'gone'].map((name) => hashOfFile(join(folder, name)));
  expect(found).toEqual([undefined, undefined, undefined, undefined]);
});

it('a tree holds a text only where a plain file has just that', () => {
  const root = temporaryFolder();
  writeFileSync(join(root, 'order.ts'), 'order\n');
  writeFileSync(join(root, 'latin1.ts'), Buffer.from([0x6f, 0xff, 0x0a]));
  const { holds } = readTree(root);
  expect(holds('order.ts', hashText('order\n'))).toBe(true);
  expect(holds('order.ts', hashText('order'))).toBe(false);
  expect(holds('latin1.ts', hashText('o\uFFFD\n'))).toBe(false);
  expect(holds('gone/order.ts', hashText('order\n'))).toBe(false);
});
