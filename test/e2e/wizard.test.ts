import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../workspace/temporary-folder.ts';
import { plinthProcess, treeOf } from './plinth-process.ts';
import { hasTerminal, terminalProcess } from './terminal-process.ts';

const ENTER = '\r';
const DOWN = '\u001b[B';
const CTRL_C = '\u0003';
const RED = '\u001b[31m';

const quick = ['--registry', '--no-install', '--no-git'];

// Without util-linux there is no terminal to be had.
describe.skipIf(!hasTerminal)('plinth new on a terminal', () => {
  it('asks for the folder, the start and the package manager; enter takes what is usual', async () => {
    const cwd = temporaryFolder();
    const { code, shown } = await terminalProcess(cwd, ['new', ...quick], {
      answers: [
        ['Folder of the new app', ENTER],
        ['Start from', ENTER],
        ['Package manager', ENTER],
      ],
    });
    expect(code).toBe(0);
    expect(shown).toContain('my-app is ready');
    expect(readFileSync(join(cwd, 'my-app/plinth.yaml'), 'utf8')).toMatch(/name: my-app/);
    expect(readFileSync(join(cwd, 'my-app/plinth.lock'), 'utf8')).toContain('package-manager npm');
  });

  it('takes other answers, too', async () => {
    const cwd = temporaryFolder();
    const { code } = await terminalProcess(cwd, ['new', ...quick], {
      answers: [
        ['Folder of the new app', `books${ENTER}`],
        ['Start from', `${DOWN}${DOWN}${DOWN}${ENTER}`],
        ['Package manager', `${DOWN}${ENTER}`],
      ],
    });
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, 'books/plinth.yaml'), 'utf8')).toContain('name: clinic');
    expect(readFileSync(join(cwd, 'books/plinth.lock'), 'utf8')).toContain('package-manager pnpm');
  });

  it('does not take a folder that will not do', async () => {
    const cwd = temporaryFolder({ 'shop/notes.md': 'mine' });
    const { code, shown } = await terminalProcess(cwd, ['new', ...quick], {
      answers: [
        ['Folder of the new app', `shop${ENTER}`],
        ['shop is not empty', CTRL_C],
      ],
    });
    expect(code).toBe(1);
    expect(shown).toContain('CANCELLED');
    expect([...treeOf(cwd).keys()]).toEqual(['shop', 'shop/notes.md']);
  });

  it.each<[string, readonly string[], readonly (readonly [string, string])[]]>([
    ['the folder', [], [['Folder of the new app', CTRL_C]]],
    ['the start', ['books'], [['Start from', CTRL_C]]],
    [
      'the package manager',
      ['books'],
      [
        ['Start from', ENTER],
        ['Package manager', CTRL_C],
      ],
    ],
  ])('makes nothing when it is broken off at %s', async (_, args, answers) => {
    const cwd = temporaryFolder();
    const { code, shown } = await terminalProcess(cwd, ['new', ...args, ...quick], { answers });
    expect(code).toBe(1);
    expect(shown).toContain('nothing was made');
    expect(shown).not.toMatch(/\n\s+at /);
    expect(treeOf(cwd).size).toBe(0);
  });

  it('keeps the app when the installation is broken off, and says how to go on', async () => {
    const cwd = temporaryFolder();
    const bin = temporaryFolder({ npm: '#!/bin/sh\nsleep 30\n' });
    chmodSync(join(bin, 'npm'), 0o755);
    const args = ['new', 'books', '--yes', '--registry', '--no-git'];
    const { code, shown } = await terminalProcess(cwd, args, {
      env: { PATH: `${bin}:${process.env.PATH}` },
      answers: [['installing with npm', CTRL_C]],
    });
    expect(code).toBe(130);
    expect(shown).toContain(`the app itself is complete: cd ${join(cwd, 'books')} && npm install`);
    expect((await plinthProcess(join(cwd, 'books'), ['regenerate', '--check'])).code).toBe(0);
  });

  it.each([
    ['with --json', ['new', '--json'], {}],
    ['with CI set', ['new'], { CI: '1' }],
  ])('asks nothing %s', async (_, args, env) => {
    const cwd = temporaryFolder();
    const { code, shown } = await terminalProcess(cwd, args, { env });
    expect(code).toBe(1);
    expect(shown).toContain('NO_TERMINAL');
    expect(shown).not.toContain('?');
    expect(treeOf(cwd).size).toBe(0);
  });

  it('is coloured, unless NO_COLOR says otherwise', async () => {
    const cwd = temporaryFolder({ 'plinth.yaml': 'plinth: 2\n' });
    expect((await terminalProcess(cwd, ['check'])).shown).toContain(RED);
    const plain = await terminalProcess(cwd, ['check'], { env: { NO_COLOR: '1' } });
    expect(plain.shown).not.toContain('\u001b[');
    expect(plain.code).toBe(1);
  });
});

describe('plinth new that is told to stop while it works', () => {
  it.each([80, 160, 240, 320, 400, 480])(
    'after %i ms leaves nothing, or a whole app',
    async (ms) => {
      const cwd = temporaryFolder();
      await plinthProcess(cwd, ['new', 'books', '--yes', ...quick], { interruptAfter: ms });
      const app = join(cwd, 'books');
      if (!existsSync(app)) return;
      expect((await plinthProcess(app, ['regenerate'])).code).toBe(0);
      expect((await plinthProcess(app, ['regenerate', '--check'])).code).toBe(0);
    },
  );
});
