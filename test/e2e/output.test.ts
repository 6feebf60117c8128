import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../workspace/temporary-folder.ts';
import { addField, BOOK, library } from './library.ts';
import { type Ended, plinthProcess } from './plinth-process.ts';

const quick = ['--yes', '--registry', '--no-install', '--no-git'];

/** A command line that succeeds in an app, and what its JSON says beside `version`, `command`, `ok`. */
const successes: readonly (readonly [
  command: string,
  args: readonly string[],
  keys: readonly string[],
])[] = [
  ['new', ['shop', ...quick], ['folder', 'inSync', 'changes', 'unchanged']],
  ['regenerate', [], ['written', 'inSync', 'changes', 'unchanged', 'edited', 'kept']],
  ['regenerate', ['--check'], ['written', 'inSync', 'changes', 'unchanged', 'edited', 'kept']],
  ['regenerate', ['--diff'], ['written', 'inSync', 'changes', 'unchanged', 'edited', 'kept']],
  ['check', [], ['findings']],
  ['status', [], ['edited', 'deleted', 'unresolved', 'orphaned', 'inSync', 'changes', 'unchanged']],
  ['explain', [], ['codes']],
  ['explain', ['SPEC_YAML'], ['code', 'text']],
];

async function run(command: string, args: readonly string[], flag: string): Promise<Ended> {
  const cwd = command === 'new' ? temporaryFolder() : await library();
  return plinthProcess(cwd, [command, ...args, flag]);
}

describe('what succeeds', () => {
  it.each(successes)('is nothing but JSON with --json: %s %j', async (command, args, keys) => {
    const { code, out, err } = await run(command, args, '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({ version: 1, command, ok: true });
    expect(Object.keys(answer)).toEqual(['version', 'command', 'ok', ...keys]);
  });

  it.each(successes)('says nothing with --quiet: %s %j', async (command, args) => {
    expect(await run(command, args, '--quiet')).toEqual({ code: 0, out: '', err: '' });
  });

  it.each(successes)('says something without: %s %j', async (command, args) => {
    expect((await run(command, args, '--cwd=.')).out).not.toBe('');
  });

  it.each(['new', 'regenerate', 'check', 'status', 'explain', 'doctor'])(
    'is explained by --help: %s',
    async (command) => {
      const cwd = temporaryFolder();
      const help = await plinthProcess(cwd, [command, '--help']);
      expect(help).toMatchObject({ code: 0, err: '' });
      expect(help.out).toMatch(new RegExp(`^Usage: plinth ${command} `));
      expect(help.out).toMatch(/--json[\s\S]*--quiet[\s\S]*--cwd/);
      expect(await plinthProcess(cwd, ['help', command])).toEqual(help);
    },
  );
});

describe('what fails is JSON with --json, too', () => {
  it.each(['regenerate', 'check', 'status'])(
    'the findings of a wrong spec: %s',
    async (command) => {
      const folder = temporaryFolder({ 'plinth.yaml': 'plinth: 2\napp: { name: shop }\n' });
      const { code, out, err } = await plinthProcess(folder, [command, '--json']);
      expect({ code, err }).toEqual({ code: 1, err: '' });
      expect(JSON.parse(out)).toEqual({
        version: 1,
        command,
        ok: false,
        findings: [
          {
            file: 'plinth.yaml',
            line: 1,
            column: 9,
            length: 1,
            severity: 'error',
            code: 'SPEC_VALUE',
            message: 'must be 1, the version of the language',
            hint: 'a newer plinth may read it',
          },
        ],
      });
    },
  );

  it('an app that is behind its spec', async () => {
    const app = await library();
    addField(app);
    const { code, out } = await plinthProcess(app, ['regenerate', '--check', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      written: false,
      inSync: false,
      changes: expect.arrayContaining([
        { path: BOOK, kind: 'update', reason: expect.stringContaining('pages') },
      ]),
    });
  });

  it('an app that is not well', async () => {
    const app = await library();
    const { code, out, err } = await plinthProcess(app, ['doctor', '--json']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      command: 'doctor',
      ok: false,
      checks: expect.arrayContaining([
        { what: 'packages are not installed', isWell: false, advice: 'run npm install' },
      ]),
    });
  });
});
