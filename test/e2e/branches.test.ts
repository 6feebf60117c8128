import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { root } from '../arch/source.ts';
import { type CommandResult, plinth, runIn } from './app.ts';

const spec = (fields: string): string => `plinth: 1
app: { name: library }
contexts:
  Books:
    entities:
      Book: { fields: { title: string${fields} }, crud: all, http: /books }
`;

const service = 'src/contexts/books/application/book-service.ts';

let folder: string;

const git = (...args: readonly string[]): Promise<CommandResult> =>
  runIn(folder, 'git', '-c', 'user.name=ann', '-c', 'user.email=ann@example.org', ...args);

async function regenerate(): Promise<CommandResult> {
  return plinth(folder, 'regenerate');
}

/** A method of the team's own at the end of the service. */
function writeMethod(name: string): void {
  const file = join(folder, service);
  const text = readFileSync(file, 'utf8');
  const end = text.lastIndexOf('\n}\n');
  writeFileSync(
    file,
    `${text.slice(0, end)}\n\n  ${name}(): string {\n    return '${name}';\n  }\n}\n`,
  );
}

/** A branch with an edit of the spec, what follows from it, and a method written by hand. */
async function branch(name: string, fields: string): Promise<void> {
  await git('checkout', '-q', '-b', name, 'start');
  writeFileSync(join(folder, 'plinth.yaml'), spec(fields));
  writeMethod(name);
  expect(await regenerate()).toMatchObject({ code: 0 });
  await git('add', '-A');
  expect(await git('commit', '-q', '-m', name)).toMatchObject({ code: 0 });
}

/** Files in which git left markers. */
const inConflict = async (): Promise<readonly string[]> =>
  (await git('diff', '--name-only', '--diff-filter=U')).output
    .split('\n')
    .filter((line) => line !== '');

beforeEach(async () => {
  const place = mkdtempSync(join(tmpdir(), 'plinth-e2e-branches-'));
  folder = join(place, 'library');
  writeFileSync(join(place, 'library.yaml'), spec(''));
  const made = ['--spec', join(place, 'library.yaml'), '--yes', '--no-install', '--no-git'];
  expect(await plinth(root, 'new', folder, ...made)).toMatchObject({ code: 0 });
  await git('init', '-q', '-b', 'main');
  await git('add', '-A');
  await git('commit', '-q', '-m', 'start');
  await git('tag', 'start');
  await branch('pages', ', pages: int = 1');
  await branch('author', ', author: string?');
});

/** Merges the branches; the spec is put right by hand, and all is generated anew. */
async function mergeBranches(): Promise<readonly string[]> {
  await git('checkout', '-q', 'pages');
  await git('merge', 'author');
  const left = await inConflict();
  process.stdout.write(`git leaves ${left.length} files in conflict: ${left.join(', ')}\n`);
  writeFileSync(join(folder, 'plinth.yaml'), spec(', pages: int = 1, author: string?'));
  return left;
}

function expectBoth(): void {
  const text = readFileSync(join(folder, service), 'utf8');
  expect(text).toContain("return 'pages';");
  expect(text).toContain("return 'author';");
  const domain = readFileSync(join(folder, 'src/contexts/books/domain/book.ts'), 'utf8');
  expect(domain).toContain('pages');
  expect(domain).toContain('author');
}

describe('two branches that both edited the spec, regenerated and wrote code by hand', () => {
  test('merge without a conflict in code, with plinth as the driver of git', async () => {
    const bin = join(root, 'bin/plinth.js');
    await git(
      'config',
      'merge.plinth.driver',
      `${process.execPath} ${bin} merge-file %A %O %B --path %P`,
    );
    appendFileSync(join(folder, '.git/info/attributes'), '*.ts merge=plinth\n');
    const left = await mergeBranches();
    expect(left).not.toContain(service);
    expect(await regenerate()).toMatchObject({ code: 0 });
    expectBoth();
    expect((await plinth(folder, 'regenerate', '--check')).code).toBe(0);
  });

  test('lose nothing without it: what git could not merge stands between markers until it is settled', async () => {
    const left = await mergeBranches();
    expect(left).toContain(service);
    expect((await regenerate()).code).toBe(1);
    for (const path of left.filter((one) => one !== 'plinth.yaml')) {
      const file = join(folder, path);
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.replace(/^(?:<{7} .*|={7}|>{7} .*)\n/gm, ''));
    }
    await regenerate();
    expect(readFileSync(join(folder, service), 'utf8')).toContain("return 'pages';");
    expect(readFileSync(join(folder, service), 'utf8')).toContain("return 'author';");
  });
});
