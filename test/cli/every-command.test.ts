import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commandTree } from '../../src/cli/command-tree.ts';
import { temporaryFolder } from '../workspace/temporary-folder.ts';
import { complaintAbout, described } from './answer-schemas.ts';
import { plinth } from './run.ts';

const SPEC = `plinth: 1
app: { name: store }
contexts:
  Catalog:
    entities:
      Shelf: { fields: { place: string(1..40) }, crud: all, http: /shelves }
      Bin: { fields: { size: int, shelf: ref Shelf }, crud: all, http: /bins }
`;

let made = '';

beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'plinth-commands-'));
  writeFileSync(join(made, 'start.yaml'), SPEC);
  const options = ['--yes', '--registry', '--no-install', '--no-git', '--cwd', made];
  expect((await plinth('new', 'store', '--spec', 'start.yaml', ...options)).code).toBe(0);
});

afterAll(() => rmSync(made, { recursive: true, force: true }));

const change = (app: string, path: string, from: string, to: string): void => {
  const text = readFileSync(join(app, path), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(app, path), text.replace(from, to));
};

/** What a command finds, by name; each makes a folder of its own. */
const places = {
  empty: () => temporaryFolder(),
  /** Three files to merge, with and without a conflict, and specs. */
  files: () =>
    temporaryFolder({
      'mine.txt': 'a\nmine\n',
      'base.txt': 'a\nb\n',
      'theirs.txt': 'a\ntheirs\n',
      'right.yaml': SPEC,
      'wrong.yaml': SPEC.replace('string(1..40)', 'strng'),
      'loud.yaml': SPEC.replace(
        'app: { name: store }',
        'app: { name: store }\ninclude: [none/*.yaml]',
      ),
    }),
  app: () => {
    const app = join(temporaryFolder(), 'store');
    cpSync(join(made, 'store'), app, { recursive: true });
    return app;
  },
  edited: () => {
    const app = places.app();
    change(app, 'plinth.yaml', 'string(1..40)', 'string(1..50)');
    return app;
  },
  wrong: () => {
    const app = places.app();
    change(app, 'plinth.yaml', 'string(1..40)', 'strng');
    return app;
  },
  clashing: () => {
    const app = places.app();
    change(app, 'plinth.yaml', 'name: store', 'name: theirs');
    change(app, 'package.json', '"name": "store"', '"name": "mine"');
    return app;
  },
  deleted: () => {
    const app = places.app();
    rmSync(join(app, 'tsconfig.json'));
    return app;
  },
  editedSince: async () => {
    const app = places.edited();
    await plinth('regenerate', '--cwd', app);
    appendFileSync(join(app, 'src/contexts/catalog/presentation/schemas/shelf.ts'), '// since\n');
    return app;
  },
  older: () => {
    const app = places.app();
    change(app, 'plinth.lock', '\nplinth ', '\nplinth 0.0.1-of-');
    return app;
  },
  newer: () => {
    const app = places.app();
    change(app, 'plinth.lock', '\nplinth 0', '\nplinth 999');
    return app;
  },
};

type Form = 'answer' | 'findings' | 'error';

/** A command line, where it runs, its exit code, and the form of its answer (for an error, its code). */
type Row = readonly [
  place: keyof typeof places,
  line: string,
  code: number,
  form: Exclude<Form, 'error'> | Uppercase<string>,
];

const NEW = '--yes --registry --no-install --no-git';

/** At least one success and one failure of every command. */
const rows: readonly Row[] = [
  ['empty', `new shop --spec minimal ${NEW}`, 0, 'answer'],
  ['files', `new shop --spec right.yaml ${NEW}`, 0, 'answer'],
  ['files', `new shop --spec wrong.yaml ${NEW}`, 1, 'findings'],
  ['files', `new shop --spec missing.yaml ${NEW}`, 1, 'SPEC_NOT_FOUND'],
  ['files', `new . --spec right.yaml ${NEW}`, 1, 'TARGET_NOT_EMPTY'],
  ['empty', 'new shop --pm cargo', 1, 'USAGE'],
  ['app', 'generate entity Product --field name:text', 0, 'answer'],
  ['app', 'generate entity Product --field name:text --write', 0, 'answer'],
  ['app', 'generate entity Product --field name:text --diff', 0, 'answer'],
  ['app', 'generate entity Shelf', 1, 'NAME_TAKEN'],
  ['app', 'generate entity Product --field name:Nothing', 1, 'findings'],
  ['wrong', 'generate entity Product', 1, 'findings'],
  ['app', 'generate', 1, 'NO_TERMINAL'],
  ['app', 'generate widget Product', 1, 'CONCEPT_UNKNOWN'],
  ['app', 'rename Shelf Rack', 0, 'answer'],
  ['app', 'rename Shelf Rack --write', 0, 'answer'],
  ['app', 'rename Nothing Rack', 1, 'THING_NOT_FOUND'],
  ['wrong', 'rename Bin Rack', 1, 'findings'],
  ['app', 'remove Bin', 0, 'answer'],
  ['app', 'remove Shelf', 1, 'THING_IN_USE'],
  ['app', 'remove', 1, 'USAGE'],
  ['wrong', 'remove Bin', 1, 'findings'],
  ['app', 'regenerate', 0, 'answer'],
  ['edited', 'regenerate', 0, 'answer'],
  ['edited', 'regenerate --diff', 0, 'answer'],
  ['edited', 'regenerate --check', 1, 'answer'],
  ['clashing', 'regenerate', 1, 'answer'],
  ['clashing', 'regenerate --write', 1, 'answer'],
  ['clashing', 'regenerate --ours --write', 0, 'answer'],
  ['wrong', 'regenerate', 1, 'findings'],
  ['newer', 'regenerate', 1, 'LOCK_NEWER'],
  ['empty', 'regenerate', 1, 'SPEC_NOT_FOUND'],
  ['app', 'upgrade', 0, 'answer'],
  ['older', 'upgrade', 1, 'answer'],
  ['older', 'upgrade --dry-run', 0, 'answer'],
  ['older', 'upgrade --yes', 0, 'answer'],
  ['wrong', 'upgrade', 1, 'findings'],
  ['newer', 'upgrade', 1, 'LOCK_NEWER'],
  ['empty', 'upgrade', 1, 'NOTHING_TO_UPGRADE'],
  ['app', 'check', 0, 'findings'],
  ['files', 'check right.yaml', 0, 'findings'],
  ['files', 'check wrong.yaml', 1, 'findings'],
  ['empty', 'check', 1, 'SPEC_NOT_FOUND'],
  ['app', 'status', 0, 'answer'],
  ['edited', 'status', 1, 'answer'],
  ['deleted', 'status', 1, 'answer'],
  ['wrong', 'status', 1, 'findings'],
  ['empty', 'status', 1, 'SPEC_NOT_FOUND'],
  ['app', 'undo --dry-run', 0, 'answer'],
  ['app', 'undo', 0, 'answer'],
  ['editedSince', 'undo', 1, 'answer'],
  ['empty', 'undo', 1, 'NOTHING_TO_UNDO'],
  ['deleted', 'restore tsconfig.json', 0, 'answer'],
  ['app', 'restore tsconfig.json', 1, 'NOTHING_TO_RESTORE'],
  ['empty', 'explain', 0, 'answer'],
  ['empty', 'explain SPEC_YAML', 0, 'answer'],
  ['empty', 'explain SPEC_YMAL', 1, 'UNKNOWN_CODE'],
  ['app', 'graph', 0, 'answer'],
  ['app', 'graph --format svg --out a.svg', 0, 'answer'],
  ['app', 'graph --format mermaid --context Catalog', 0, 'answer'],
  ['app', 'graph --context Nowhere', 1, 'CONTEXT_NOT_FOUND'],
  ['app', 'graph --format mermaid --out package.json', 1, 'OUT_FOREIGN'],
  ['wrong', 'graph', 1, 'findings'],
  ['files', 'merge-file mine.txt base.txt base.txt', 0, 'answer'],
  ['files', 'merge-file mine.txt base.txt theirs.txt', 1, 'answer'],
  ['files', 'merge-file mine.txt base.txt missing.txt', 255, 'FILE_UNREADABLE'],
  ['empty', 'completion bash', 0, 'answer'],
  ['empty', 'completion csh', 1, 'USAGE'],
  ['empty', 'doctor', 0, 'answer'],
  ['app', 'doctor', 1, 'answer'],
];

/** Runs a row in a fresh place of its kind. */
async function runRow([place, line]: Row, ...options: readonly string[]) {
  const cwd = await places[place]();
  // merge-file has --cwd, too, but no app.
  return plinth(...line.split(' '), '--cwd', cwd, ...options);
}

const formOf = (answer: object): Form =>
  'error' in answer ? 'error' : 'findings' in answer ? 'findings' : 'answer';

describe('the table', () => {
  it('has a success and a failure of every command', async () => {
    const { commands } = await commandTree('plinth', [], () => {});
    const tried = (isWanted: (code: number) => boolean) =>
      new Set(rows.filter(([, , code]) => isWanted(code)).map(([, line]) => line.split(' ')[0]));
    const succeeded = tried((code) => code === 0);
    const failed = tried((code) => code !== 0);
    const names = commands.map((command) => command.name());
    expect(names.filter((name) => !succeeded.has(name))).toEqual([]);
    expect(names.filter((name) => !failed.has(name))).toEqual([]);
    expect([...described].sort()).toEqual([...names].sort());
  });

  it('meets every form that docs/json.md names', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/json.md'), 'utf8');
    expect(described.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});

describe.each(rows)('%s: plinth %s', (...row: Row) => {
  const [, line, code, form] = row;
  const command = line.split(' ')[0] ?? '';

  it(`ends with ${code}, and writes no colours into a pipe`, async () => {
    vi.stubEnv('FORCE_COLOR', undefined);
    const { code: exit, out, err } = await runRow(row);
    vi.unstubAllEnvs();
    expect([exit, exit === code ? '' : out + err]).toEqual([code, '']);
    expect(out + err).not.toContain('\u001b');
  });

  it('answers one JSON document of the published form', async () => {
    const { code: exit, out } = await runRow(row, '--json');
    const answer = JSON.parse(out);
    expect(complaintAbout(command, answer)).toBe('');
    expect(answer.ok).toBe(code === 0);
    expect(exit).toBe(code);
    const isError = form === form.toUpperCase();
    expect(formOf(answer)).toBe(isError ? 'error' : form);
    if (isError) expect(answer.error.code).toBe(form);
  });

  it('prints nothing with --quiet on success, and what is wrong on failure', async () => {
    const { code: exit, out, err } = await runRow(row, '--quiet');
    expect(exit).toBe(code);
    if (code === 0) expect(out + err).toBe('');
    else if (form !== 'answer') expect(out + err).not.toBe('');
  });

  it('prints no colours where NO_COLOR is set', async () => {
    vi.stubEnv('FORCE_COLOR', '1');
    vi.stubEnv('NO_COLOR', '1');
    const { out, err } = await runRow(row);
    vi.unstubAllEnvs();
    expect(out + err).not.toContain('\u001b');
  });
});

it('prints colours where they are forced, so that their absence says something', async () => {
  vi.stubEnv('FORCE_COLOR', '1');
  vi.stubEnv('NO_COLOR', undefined);
  const { out } = await plinth('check', '--cwd', places.wrong());
  vi.unstubAllEnvs();
  expect(out).toContain('\u001b');
});
