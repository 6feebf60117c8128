import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plinth, runIn } from './app.ts';
import { createApp } from './create-app.ts';

/** Every file of a folder with its modification time and text. */
function snapshot(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [
        path.slice(folder.length),
        `${statSync(path).mtimeMs} ${readFileSync(path, 'base64')}`,
      ]),
  );
}

function texts(folder: string): ReadonlyMap<string, string> {
  return new Map([...snapshot(folder)].map(([path, entry]) => [path, entry.split(' ')[1] ?? '']));
}

/** What tells of the way to a tree: two ways to one tree differ in that. */
const history = /^\/(?:\.plinth\/|src\/migrations\/|plinth\.lock$)/;

function code(folder: string): ReadonlyMap<string, string> {
  return new Map([...texts(folder)].filter(([path]) => !history.test(path)));
}

function edit(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(path, 'utf8');
  const edited = text.replace(from, to);
  expect(edited).not.toBe(text);
  writeFileSync(path, edited);
}

test('an untouched app is left untouched: no byte, no mtime', async () => {
  const app = await createApp('shop', 'none');
  const before = snapshot(app);
  expect(await plinth(app, 'regenerate')).toEqual({ code: 0, output: expect.any(String) });
  expect(await plinth(app, 'regenerate', '--check')).toMatchObject({ code: 0 });
  expect(snapshot(app)).toEqual(before);
});

test('the same spec gives the same bytes in any folder, zone and locale', async () => {
  const first = await createApp('clinic', 'none');
  const saved = { TZ: process.env.TZ, LC_ALL: process.env.LC_ALL };
  Object.assign(process.env, { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' });
  const second = await createApp('clinic', 'none');
  for (const [name, value] of Object.entries(saved)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  expect(texts(second)).toEqual(texts(first));
});

test('a hand edit beside a spec edit is kept, and the app still passes its tests', async () => {
  const app = await createApp('minimal');
  const service = join(app, 'src/contexts/tasks/application/task-service.ts');
  appendFileSync(service, '\n/** Written by hand. */\nexport const limitOfOpenTasks = 100;\n');
  edit(join(app, 'plinth.yaml'), 'done: bool = false', 'done: bool = false, notes: text?');
  const { code, output } = await plinth(app, 'regenerate');
  expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('task') });
  expect(readFileSync(service, 'utf8')).toContain('limitOfOpenTasks = 100');
  expect(readFileSync(join(app, 'src/contexts/tasks/domain/task.ts'), 'utf8')).toContain('notes');
  expect(await runIn(app, 'npm', 'run', 'typecheck')).toMatchObject({ code: 0 });
  expect(await plinth(app, 'regenerate', '--check')).toMatchObject({ code: 0 });
});

test('an edit that clashes gives markers and exit code 1, and is refused until it is resolved', async () => {
  const app = await createApp('minimal', 'none');
  const domain = join(app, 'src/contexts/tasks/domain/task.ts');
  edit(domain, /(done: boolean;)/, 'done: boolean | undefined;');
  edit(join(app, 'plinth.yaml'), 'done: bool = false', "done: string = 'no'");
  const clash = await plinth(app, 'regenerate', '--allow-data-loss');
  expect(clash).toMatchObject({ code: 1 });
  expect(clash.output).toContain('conflict');
  expect(readFileSync(domain, 'utf8')).toMatch(/^<{7} [\s\S]*^\|{7} [\s\S]*^={7}\n[\s\S]*^>{7} /m);
  const refused = await plinth(app, 'regenerate', '--allow-data-loss');
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.output).toContain('src/contexts/tasks/domain/task.ts');
});

const twoContexts = (fields: string) => `plinth: 1
app: { name: two }
contexts:
  Catalog:
    entities: { Product: { crud: all, http: /products, fields: { ${fields} } } }
  Staff:
    values: { Name: { fields: { first: string, last: string } } }
    entities: { Clerk: { crud: all, http: /clerks, pages: true, fields: { name: Name } } }
`;

test('contexts that an edit cannot reach end up as if all had been generated', async () => {
  const [app, whole] = [await createApp('minimal', 'none'), await createApp('minimal', 'none')];
  const generate = async (folder: string, fields: string) => {
    writeFileSync(join(folder, 'plinth.yaml'), twoContexts(fields));
    expect(await plinth(folder, 'regenerate')).toMatchObject({ code: 0 });
  };
  await generate(app, 'title: string');
  const clerk = join(app, 'src/contexts/staff/domain/clerk.ts');
  const generated = readFileSync(clerk, 'utf8');
  appendFileSync(clerk, '\n/** Written by hand. */\nexport const clerks = 100;\n');
  await generate(app, 'title: string, colour: string?');
  expect(readFileSync(clerk, 'utf8')).toContain('clerks = 100');
  writeFileSync(clerk, generated);
  await generate(whole, 'title: string, colour: string?');
  expect(code(app)).toEqual(code(whole));
});

test('--dry-run and --diff write nothing', async () => {
  const app = await createApp('minimal', 'none');
  edit(join(app, 'plinth.yaml'), 'title: string(1..120)', 'title: string(1..200)');
  const before = snapshot(app);
  const dry = await plinth(app, 'regenerate', '--dry-run');
  const diff = await plinth(app, 'regenerate', '--diff');
  const check = await plinth(app, 'regenerate', '--check');
  expect(snapshot(app)).toEqual(before);
  expect({ dry: dry.code, check: check.code }).toEqual({ dry: 0, check: 1 });
  expect(diff.output).toMatch(/^-.*120/m);
  expect(diff.output).toMatch(/^\+.*200/m);
});
