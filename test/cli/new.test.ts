import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFiles, temporaryFolder } from '../workspace/temporary-folder.ts';
import { createApp, plinth } from './run.ts';

const quick = ['--registry', '--no-install', '--no-git'] as const;
const spec = 'plinth: 1\napp: { name: shop }\ncontexts:\n  Catalog: {}\n';

describe('plinth new', () => {
  it.each([
    ['plinth new', (...args: string[]) => plinth('new', ...args)],
    ['create-app', createApp],
  ])('%s makes an app from a spec', async (_, program) => {
    const cwd = temporaryFolder({ 'my.yaml': spec });
    const { code, out } = await program('shop', '--spec', 'my.yaml', '--cwd', cwd, ...quick);
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, 'shop/plinth.yaml'), 'utf8')).toBe(
      `# yaml-language-server: $schema=./node_modules/plinth/schema/plinth.schema.json\n${spec}`,
    );
    expect(existsSync(join(cwd, 'shop/plinth.lock'))).toBe(true);
    expect(out).toContain('shop is ready');
    expect((await plinth('regenerate', '--check', '--cwd', join(cwd, 'shop'))).code).toBe(0);
  });

  it('takes the files that the spec includes along', async () => {
    const cwd = temporaryFolder({
      'specs/my.yaml': 'plinth: 1\napp: { name: shop }\ninclude: [parts/*.yaml]\n',
      'specs/parts/catalog.yaml': 'context: Catalog\n',
    });
    const { code } = await plinth('new', 'shop', '--spec', 'specs/my.yaml', '--cwd', cwd, ...quick);
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, 'shop/parts/catalog.yaml'), 'utf8')).toBe('context: Catalog\n');
  });

  it.each([
    ['--yes', 'My Todos', /^app: \{ name: my-todos \}$/m],
    ['--spec=empty', 'shop', /^contexts: \{\}$/m],
    ['--spec=features', 'shop', /^app: /m],
  ])('starts from an example: %s', async (flag, dir, want) => {
    const cwd = temporaryFolder();
    expect((await plinth('new', dir, flag, '--cwd', cwd, ...quick)).code).toBe(0);
    expect(readFileSync(join(cwd, dir, 'plinth.yaml'), 'utf8')).toMatch(want);
  });

  it('answers in JSON', async () => {
    const cwd = temporaryFolder();
    const { out, err } = await plinth('new', 'shop', '--yes', '--json', '--cwd', cwd, ...quick);
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      command: 'new',
      ok: true,
      folder: join(cwd, 'shop'),
    });
  });

  it('remembers how the app was made', async () => {
    const cwd = temporaryFolder();
    await plinth('new', 'shop', '--yes', '--pm', 'pnpm', '--cwd', cwd, ...quick);
    const settings = /^setting .*$/gm;
    const lock = () => readFileSync(join(cwd, 'shop/plinth.lock'), 'utf8').match(settings);
    expect(lock()).toEqual(['setting package-manager pnpm', 'setting packages registry']);
    await plinth('regenerate', '--cwd', join(cwd, 'shop'));
    expect(lock()).toEqual(['setting package-manager pnpm', 'setting packages registry']);
  });
});

describe('plinth new with bad input', () => {
  const big = `# ${'x'.repeat(5_000_000)}\n`;
  it.each<{ what: string; files?: Record<string, string>; args: readonly string[]; code: string }>([
    { what: 'no spec, nobody to ask', args: ['shop'], code: 'NO_TERMINAL' },
    { what: 'no folder, nobody to ask', args: ['--yes'], code: 'NO_TERMINAL' },
    {
      what: 'a spec that is not there',
      args: ['shop', '--spec', 'nope.yaml'],
      code: 'SPEC_NOT_FOUND',
    },
    {
      what: 'an example that is not there',
      args: ['shop', '--spec', 'nope'],
      code: 'SPEC_NOT_FOUND',
    },
    {
      what: 'a folder as spec',
      files: { 'specs/a.yaml': spec },
      args: ['shop', '--spec', 'specs'],
      code: 'SPEC_IS_FOLDER',
    },
    {
      what: 'a binary spec',
      files: { 'logo.png': 'P\0NG' },
      args: ['shop', '--spec', 'logo.png'],
      code: 'SPEC_NOT_TEXT',
    },
    {
      what: 'a huge spec',
      files: { 'big.yaml': big },
      args: ['shop', '--spec', 'big.yaml'],
      code: 'SPEC_TOO_LARGE',
    },
    {
      what: 'a folder that is not empty',
      files: { 'shop/notes.md': '' },
      args: ['shop', '--yes'],
      code: 'TARGET_NOT_EMPTY',
    },
    {
      what: 'a file as folder',
      files: { shop: '' },
      args: ['shop', '--yes'],
      code: 'TARGET_IS_FILE',
    },
    {
      what: 'a folder below a file',
      files: { notes: '' },
      args: ['notes/shop', '--yes'],
      code: 'TARGET_IS_FILE',
    },
    {
      what: 'a folder inside another app',
      files: { 'plinth.yaml': spec, 'plinth.lock': '' },
      args: ['services/shop', '--yes'],
      code: 'TARGET_IN_APP',
    },
  ])(
    'is refused, with exit 1, and nothing is written: $what',
    async ({ files = {}, args, code }) => {
      const cwd = temporaryFolder(files);
      const { code: exit, err } = await plinth('new', ...args, '--cwd', cwd, ...quick);
      expect(err).toMatch(new RegExp(`^error ${code}: .+\n  hint: .+\n$`));
      expect(exit).toBe(1);
      expect(readFiles(cwd)).toEqual(files);
      expect(
        existsSync(join(cwd, 'shop')) && !('shop' in files) && !('shop/notes.md' in files),
      ).toBe(false);
    },
  );

  // Root may write anywhere, whatever the permissions say.
  it.skipIf(process.getuid?.() === 0)('is refused in a folder that cannot be written', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'locked'), { mode: 0o500 });
    const { code, err } = await plinth('new', 'locked/shop', '--yes', '--cwd', cwd, ...quick);
    expect(err).toMatch(/^error TARGET_NOT_WRITABLE: /);
    expect(code).toBe(1);
  });

  it.each<[string, string, string]>([
    ['empty', '', 'SPEC_'],
    ['only a comment', '# nothing\n', 'SPEC_'],
    ['no map', '- a\n- b\n', 'SPEC_'],
    ['no YAML', 'a: {\n', 'SPEC_YAML'],
    ['an unknown version', 'plinth: 2\napp: { name: shop }\n', 'SPEC_VALUE'],
    ['a name that leads out', 'plinth: 1\napp: { name: ../../x }\n', 'SPEC_SYNTAX'],
    [
      'a context that leads out',
      'plinth: 1\napp: { name: a }\ncontexts: { ../../X: {} }\n',
      'SPEC_SYNTAX',
    ],
    [
      'a context called __proto__',
      'plinth: 1\napp: { name: a }\ncontexts: { __proto__: {} }\n',
      'SPEC_SYNTAX',
    ],
    ['deep nesting', `plinth: 1\napp: ${'['.repeat(1000)}${']'.repeat(1000)}\n`, 'SPEC_'],
    ['an alias bomb', aliasBomb(), 'SPEC_YAML'],
  ])('shows what is wrong with the spec, and writes nothing: %s', async (_, text, code) => {
    const cwd = temporaryFolder({ 'my.yaml': text });
    const { code: exit, out } = await plinth(
      'new',
      'shop',
      '--spec',
      'my.yaml',
      '--cwd',
      cwd,
      ...quick,
    );
    expect(out).toMatch(new RegExp(`^my\\.yaml:\\d+:\\d+ error ${code}`));
    expect(exit).toBe(1);
    expect(readFiles(cwd)).toEqual({ 'my.yaml': text });
    expect(existsSync(join(cwd, 'shop'))).toBe(false);
  });
});

function aliasBomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 12; level++) {
    lines.push(
      `a${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
    );
  }
  return `${lines.join('\n')}\n`;
}
