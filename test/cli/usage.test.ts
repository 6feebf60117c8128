import { describe, expect, it } from 'vitest';
import { createApp, plinth } from './run.ts';

describe('a command line that cannot be understood', () => {
  it.each<[string, readonly string[], string, RegExp]>([
    ['an unknown command', ['regenrate'], 'USAGE_UNKNOWN_COMMAND', /did you mean regenerate\?/],
    ['a command that is not there', ['deploy'], 'USAGE_UNKNOWN_COMMAND', /plinth --help/],
    ['an unknown option', ['check', '--jsn'], 'USAGE_UNKNOWN_OPTION', /did you mean --json\?/],
    ['an option of another command', ['check', '--ours'], 'USAGE_UNKNOWN_OPTION', /./],
    ['two options that exclude each other', ['regenerate', '--ours', '--theirs'], 'USAGE', /./],
    ['an unknown package manager', ['new', 'shop', '--pm', 'cargo'], 'USAGE', /./],
    ['an option without its value', ['check', '--cwd'], 'USAGE', /./],
    ['too many arguments', ['status', 'shop'], 'USAGE', /./],
    ['an unknown code', ['explain', 'SPEC_YMAL'], 'UNKNOWN_CODE', /did you mean SPEC_YAML\?/],
    ['a folder that is not there', ['check', '--cwd', '/no/such/folder'], 'SPEC_NOT_FOUND', /./],
    ['a folder that is not there', ['status', '--cwd', '/no/such/folder'], 'FOLDER_NOT_FOUND', /./],
  ])('is an error with a hint, exit 1 and no stack: %s', async (_, args, code, hint) => {
    const { code: exit, out, err } = await plinth(...args);
    expect(exit).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(new RegExp(`^error ${code}: `));
    expect(err).toMatch(hint);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('is JSON where JSON is asked for', async () => {
    const { code, out, err } = await plinth('explain', 'SPEC_YMAL', '--json');
    expect(code).toBe(1);
    expect(err).toBe('');
    expect(JSON.parse(out)).toEqual({
      version: 1,
      ok: false,
      error: {
        code: 'UNKNOWN_CODE',
        message: 'there is no code SPEC_YMAL',
        hint: 'did you mean SPEC_YAML? plinth explain lists all',
      },
    });
  });

  it('is answered with help when it is empty', async () => {
    const { code, out, err } = await plinth();
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('Usage: plinth');
  });
});

describe('help', () => {
  it.each([
    [plinth, ['--help'], 'Exit codes'],
    [plinth, ['regenerate', '--help'], '--theirs'],
    [createApp, ['--help'], '--spec <file>'],
  ] as const)('is there', async (program, args, want) => {
    const { code, out } = await program(...args);
    expect(code).toBe(0);
    expect(out).toContain(want);
  });
});

describe('explain', () => {
  it('shows a page, whatever the case of the code', async () => {
    const { code, out } = await plinth('explain', 'spec_flag');
    expect(code).toBe(0);
    expect(out).toMatch(/^SPEC_FLAG\n\n[\s\S]*\nWrong\n[\s\S]*\nRight\n/);
  });

  it('lists all codes', async () => {
    const { out } = await plinth('explain');
    expect(out.split('\n')).toContain('SPEC_UNKNOWN_TYPE');
  });
});
