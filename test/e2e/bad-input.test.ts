import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Files, temporaryFolder, writeFiles } from '../workspace/temporary-folder.ts';
import { expectRefusal, plinthProcess, treeOf } from './plinth-process.ts';

const head = 'plinth: 1\napp: { name: shop }\n';
const nested = (open: string, close: string, deep: number) =>
  `${head}shared: ${open.repeat(deep)}${close.repeat(deep)}\n`;
const list = (length: number, item: string) => Array(length).fill(item).join(', ');

const bomb = Array.from({ length: 12 }, (_, level) =>
  level === 0
    ? `a0: &a0 [${list(10, 'x')}]`
    : `a${level}: &a${level} [${list(10, `*a${level - 1}`)}]`,
).join('\n');

const named = (kind: string, name: string) =>
  `${head}contexts: { Catalog: { ${kind}: { ${name} } } }\n`;
const entity = (fields: string) =>
  `${head}contexts: { Catalog: { entities: { Book: { fields: { ${fields} }, crud: all } } } }\n`;
const crud = '{ fields: { title: string }, crud: all }';

/** What somebody may hand in as a spec, and the code it is answered with. */
const specs: readonly (readonly [what: string, text: string, code: string])[] = [
  ['an empty file', '', 'SPEC_YAML'],
  ['a file with a comment only', '# shop\n', 'SPEC_YAML'],
  ['a letter', 'Dear sir, please make a shop.\n', 'SPEC_VALUE'],
  ['a list', '- shop\n', 'SPEC_VALUE'],
  ['a picture', '\u0089PNG\r\n\u001a\n\0\0', 'SPEC_NOT_TEXT'],
  ['something that is not YAML', 'app: {\n', 'SPEC_YAML'],
  ['tabs', 'plinth: 1\napp:\n\tname: shop\n', 'SPEC_YAML'],
  ['a key twice', `${head}contexts:\n  Catalog: {}\n  Catalog: {}\n`, 'SPEC_YAML'],
  ['two documents', `${head}---\n${head}`, 'SPEC_YAML'],
  ['a tag that would run', 'plinth: 1\napp: !!js/function "function(){}"\n', 'SPEC_YAML'],
  ['aliases that explode', bomb, 'SPEC_YAML'],
  ['an alias inside itself', 'plinth: 1\napp: &a { name: shop, more: *a }\n', 'SPEC_YAML'],
  ['lists a thousand deep', nested('[', ']', 1000), 'SPEC_YAML'],
  ['lists a hundred thousand deep', nested('[', ']', 100_000), 'SPEC_YAML'],
  ['maps a thousand deep', nested('{a: ', '}', 1000), 'SPEC_YAML'],
  ['brackets that are never closed', nested('[', '', 100_000), 'SPEC_YAML'],
  [
    'an expression a thousand deep',
    entity(`title: "string := ${'('.repeat(1000)}id${')'.repeat(1000)}"`),
    'SPEC_EXPR_SYNTAX',
  ],
  ['10 MB', `${head}# ${'x'.repeat(10 << 20)}\n`, 'SPEC_TOO_LARGE'],
  [
    'conflict markers',
    'plinth: 1\n<<<<<<< HEAD\napp: { name: shop }\n=======\napp: { name: store }\n>>>>>>> theirs\n',
    'SPEC_YAML',
  ],
  ['a newer version', 'plinth: 2\napp: { name: shop }\n', 'SPEC_VALUE'],
  ['a version in words', 'plinth: one\napp: { name: shop }\n', 'SPEC_VALUE'],
  ['no version', 'app: { name: shop }\n', 'SPEC_MISSING_KEY'],
  ['no name', 'plinth: 1\n', 'SPEC_MISSING_KEY'],
  ['an include of nothing', `${head}include: [contexts/*.yaml]\n`, 'SPEC_VALUE'],
  ['an app that leads out', 'plinth: 1\napp: { name: ../../x }\n', 'SPEC_SYNTAX'],
  ['a context that leads out', `${head}contexts: { ../../X: {} }\n`, 'SPEC_SYNTAX'],
  ['an entity that leads out', named('entities', `../../../X: ${crud}`), 'SPEC_SYNTAX'],
  [
    'a path that leads out',
    named('entities', `Book: { fields: {}, crud: all, http: /../x }`),
    'SPEC_SYNTAX',
  ],
  ['a context called __proto__', `${head}contexts: { __proto__: {} }\n`, 'SPEC_SYNTAX'],
  ['an entity called __proto__', named('entities', `__proto__: ${crud}`), 'SPEC_SYNTAX'],
  ['a field called __proto__', entity('__proto__: string'), 'SPEC_SYNTAX'],
  ['a key called __proto__', `${head}__proto__: { polluted: true }\n`, 'SPEC_UNKNOWN_KEY'],
  ['a field called constructor', entity('constructor: string'), 'SPEC_NAME_RESERVED'],
  ['an app called constructor', 'plinth: 1\napp: { name: constructor }\n', 'SPEC_NAME_RESERVED'],
  ['a field called class', entity('class: string'), 'SPEC_NAME_RESERVED'],
  ['an entity called class', named('entities', `class: ${crud}`), 'SPEC_SYNTAX'],
  ['an entity that YAML reads as null', named('entities', `Null: ${crud}`), 'SPEC_SYNTAX'],
  ['an entity called like a global', named('entities', `Promise: ${crud}`), 'SPEC_NAME_RESERVED'],
  [
    'entities that differ in case only',
    named('entities', `Book: ${crud}, BOOK: ${crud}`),
    'SPEC_DUPLICATE_NAME',
  ],
  [
    'entities that share a table',
    named('entities', `BookPage: ${crud}, Bookpage: ${crud}`),
    'SPEC_DUPLICATE_NAME',
  ],
  [
    'fields that differ in case only',
    entity('title: string, tITLE: string'),
    'SPEC_DUPLICATE_NAME',
  ],
  [
    'fields that share a column',
    entity('subTitle: string, subtitle: string'),
    'SPEC_DUPLICATE_NAME',
  ],
  [
    'contexts that differ in case only',
    `${head}contexts: { Catalog: {}, CATALOG: {} }\n`,
    'SPEC_DUPLICATE_NAME',
  ],
  ['a name of 300 letters', named('entities', `B${'o'.repeat(299)}k: ${crud}`), 'SPEC_SYNTAX'],
  ['an escape sequence as name', named('entities', `"\\e[2J": ${crud}`), 'SPEC_SYNTAX'],
];

describe('a bad spec', () => {
  it.each(specs)('%s is refused by new, and nothing is written', async (_, text, code) => {
    const cwd = temporaryFolder({ 'my.yaml': text });
    const ended = await plinthProcess(cwd, ['new', 'shop', '--spec', 'my.yaml', '--yes']);
    expectRefusal(ended, code);
    expect(ended.out + ended.err).not.toContain('\u001b');
    expect(existsSync(join(cwd, 'shop'))).toBe(false);
    expect([...treeOf(cwd).keys()]).toEqual(['my.yaml']);
  });

  it('leaves an app that it is put into as it was', async () => {
    const cwd = temporaryFolder({ 'plinth.yaml': entity('title: string') });
    expect((await plinthProcess(cwd, ['regenerate', '--quiet'])).code).toBe(0);
    for (const [, text, code] of specs.slice(0, 10)) {
      writeFiles(cwd, { 'plinth.yaml': text });
      const before = treeOf(cwd);
      expectRefusal(await plinthProcess(cwd, ['regenerate']), code);
      expect(treeOf(cwd)).toEqual(before);
    }
  });

  it('with sixty thousand mistakes is answered with the first thousand', async () => {
    const types = Array.from({ length: 60_000 }, (_, index) => `      T${index}: strin\n`).join('');
    const cwd = temporaryFolder({
      'my.yaml': `${head}contexts:\n  Catalog:\n    types:\n${types}`,
    });
    const ended = await plinthProcess(cwd, ['check', 'my.yaml']);
    expectRefusal(ended, 'SPEC_UNKNOWN_TYPE');
    expect(ended.out).toContain('1000 errors;');
  });
});

/** A command line that cannot be followed; `files` are there before. */
const commands: readonly {
  readonly what: string;
  readonly args: readonly string[];
  readonly code: string;
  readonly says?: RegExp;
  readonly files?: Files;
}[] = [
  { what: 'no folder', args: ['new'], code: 'NO_TERMINAL', says: /plinth new <dir>/ },
  { what: 'no spec', args: ['new', 'shop'], code: 'NO_TERMINAL', says: /--spec <file>, or --yes/ },
  { what: 'an empty folder name', args: ['new', '', '--yes'], code: 'USAGE' },
  {
    what: 'a missing spec',
    args: ['new', 'shop', '--spec', 'a.yaml'],
    code: 'SPEC_NOT_FOUND',
    says: /a\.yaml/,
  },
  {
    what: 'an unknown example',
    args: ['new', 'shop', '--spec', 'shp'],
    code: 'SPEC_NOT_FOUND',
    says: /minimal, .*shop/,
  },
  {
    what: 'a folder as spec',
    args: ['new', 'shop', '--spec', 'specs'],
    files: { 'specs/a.yaml': head },
    code: 'SPEC_IS_FOLDER',
  },
  {
    what: 'an unknown package manager',
    args: ['new', 'shop', '--yes', '--pm', 'cargo'],
    code: 'USAGE',
    says: /npm, pnpm, yarn, bun/,
  },
  {
    what: 'an unknown command',
    args: ['regenrate'],
    code: 'USAGE_UNKNOWN_COMMAND',
    says: /did you mean regenerate\?/,
  },
  {
    what: 'a concept to generate',
    args: ['generate', 'frobnicate', 'X'],
    code: 'CONCEPT_UNKNOWN',
  },
  {
    what: 'an unknown option',
    args: ['check', '--jsn'],
    code: 'USAGE_UNKNOWN_OPTION',
    says: /did you mean --json\?/,
  },
  {
    what: 'an option of another command',
    args: ['check', '--theirs'],
    code: 'USAGE_UNKNOWN_OPTION',
    says: /plinth check --help/,
  },
  {
    what: 'options that exclude each other',
    args: ['regenerate', '--ours', '--theirs'],
    code: 'USAGE',
  },
  { what: 'an option without its value', args: ['status', '--cwd'], code: 'USAGE' },
  { what: 'too many arguments', args: ['status', 'shop'], code: 'USAGE' },
  {
    what: 'an unknown code',
    args: ['explain', 'SPEC_YMAL'],
    code: 'UNKNOWN_CODE',
    says: /did you mean SPEC_YAML\?/,
  },
  {
    what: 'a code that is like no other',
    args: ['explain', '../../package'],
    code: 'UNKNOWN_CODE',
  },
  {
    what: 'a folder that is not there',
    args: ['regenerate', '--cwd', 'nowhere'],
    code: 'FOLDER_NOT_FOUND',
    says: /--cwd/,
  },
  {
    what: 'a file as folder',
    args: ['regenerate', '--cwd', 'notes'],
    files: { notes: '' },
    code: 'FOLDER_NOT_FOUND',
  },
  {
    what: 'regenerate outside an app',
    args: ['regenerate'],
    code: 'SPEC_NOT_FOUND',
    says: /plinth new/,
  },
  { what: 'status outside an app', args: ['status'], code: 'SPEC_NOT_FOUND', says: /--cwd/ },
  { what: 'check outside an app', args: ['check'], code: 'SPEC_NOT_FOUND' },
];

describe('a bad command line', () => {
  it.each(commands)('$what is refused, and nothing is written', async (row) => {
    const cwd = temporaryFolder(row.files);
    const before = treeOf(cwd);
    const ended = await plinthProcess(cwd, row.args);
    expect(ended.out).toBe('');
    expectRefusal(ended, row.code);
    if (row.says) expect(ended.err).toMatch(row.says);
    expect(treeOf(cwd)).toEqual(before);
  });

  it.each(commands)('$what is answered in JSON, too', async (row) => {
    const cwd = temporaryFolder(row.files);
    const [command = '', ...rest] = row.args;
    const { code, out, err } = await plinthProcess(cwd, [command, '--json', ...rest]);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      ok: false,
      error: { code: row.code, message: expect.any(String), hint: expect.any(String) },
    });
  });
});
