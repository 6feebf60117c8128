import { expect, test } from 'vitest';
import { isAppPath } from '../../src/workspace/app-path.ts';

test.each([
  'package.json',
  '.github/workflows/ci.yml',
  'src/a customer 100%.ts',
  'src/.../x.ts',
  'src/plinth.yaml',
  'src/ünï.ts',
])('%s is a path of an app', (path) => {
  expect(isAppPath(path)).toBe(true);
});

test.each([
  '',
  '/etc/passwd',
  '../x.ts',
  'src/../../x.ts',
  'src/./x.ts',
  'src//x.ts',
  'src/',
  '..',
  'C:/x.ts',
  'src\\x.ts',
  'src/a?.ts',
  'src/a\u0000.ts',
  'src/a\u007f.ts',
  '.git/hooks/x',
  '.GIT/config',
  'node_modules/x/index.js',
  'plinth.lock',
])('%j is none', (path) => {
  expect(isAppPath(path)).toBe(false);
});
