import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runIn } from './app.ts';
import { writeBodies } from './checkout/written-shop.ts';
import { createApp } from './create-app.ts';

/** How often the app is killed: `PLINTH_KILLS=50` for a long proof. */
const kills = Number(process.env.PLINTH_KILLS ?? 5);

const chaos = (folder: string, ...options: readonly string[]) =>
  runIn(folder, 'npm', 'run', '--silent', 'chaos', '--', ...options);

const linesOf = (output: string, start: string): readonly string[] =>
  output.split('\n').filter((line) => line.startsWith(start));

const create = '/src/contexts/accounts/application/commands/account/create.ts';
const summary = '/src/contexts/accounts/infrastructure/views/account-summary.ts';

describe('a bank', () => {
  let folder: string;
  const edited = new Map<string, string>();

  beforeAll(async () => {
    folder = await createApp('bank');
    expect(await runIn(folder, 'npm', 'run', 'build')).toMatchObject({ code: 0 });
  });

  afterEach(() => {
    for (const [path, text] of edited) writeFileSync(path, text);
    edited.clear();
  });

  /** As somebody does who makes a mistake. */
  function edit(file: string, changes: readonly (readonly [from: string, to: string])[]): void {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    edited.set(path, text);
    const changed = changes.reduce((all, [from, to]) => {
      expect(all).toContain(from);
      return all.replace(from, to);
    }, text);
    writeFileSync(path, changed);
  }

  test(`is whole after ${kills} kills`, async () => {
    const { code, output } = await chaos(folder, '--kills', `${kills}`, '--seed', '1');
    expect(output).toContain('all is whole');
    expect(code).toBe(0);
    expect(linesOf(output, 'kill ')).toHaveLength(kills);
    expect(output).toMatch(/^\d+ kills: .* at (a|an) (commit|command|answer|await)/m);
    expect(output).toMatch(/^[\d,]+ requests: .*\b[1-9]\d* done/m);
    expect(output).toMatch(/^[1-9][\d,]* acknowledged things looked up$/m);
    expect(output).toMatch(/^[1-9][\d,]* aggregates loaded, with their invariants$/m);
    expect(output).toMatch(/^2 views made anew and compared, [1-9][\d,]* rows$/m);
    expect(output).toMatch(/^\d+ sagas?/m);
    const [, file = ''] = /^in the database (.*)$/m.exec(output) ?? [];
    expect(existsSync(file)).toBe(false);
  });

  test('that acknowledges what it has not stored yet is found out', async () => {
    edit(create, [
      [
        'return this.#unitOfWork.run(async () => {',
        `const id = newId();
    const store = async (): Promise<void> => {`,
      ],
      ['this.#accounts.create(newId())', 'this.#accounts.create(id)'],
      ['const version = await this.#accounts.save', 'await this.#accounts.save'],
      [
        `return { value: { id: account.id }, version };
    });`,
        `};
    setTimeout(() => void this.#unitOfWork.run(store), 10_000);
    return Promise.resolve({ value: { id }, version: 1 });`,
      ],
    ]);
    const { code, output } = await chaos(folder, '--kills', '3', '--seed', '2');
    expect(output).toMatch(
      /^FOUND \/accounts\/[\w-]+: acknowledged by POST \/accounts.* at version \d+, and there is nothing/m,
    );
    expect(code).toBe(1);
    const [, file = ''] = /^kept the database (.*); again: npm run chaos/m.exec(output) ?? [];
    expect(existsSync(file)).toBe(true);
  });

  test('that counts twice after a start is found out', async () => {
    edit(summary, [
      ['export const accountSummaryView', 'let counted = 0;\n\nexport const accountSummaryView'],
      ['movements: row.movements + 1', 'movements: row.movements + (counted++ === 0 ? 2 : 1)'],
    ]);
    const { code, output } = await chaos(folder, '--kills', '2', '--seed', '3');
    expect(output).toMatch(
      /^FOUND view accounts\.account-summary: row [\w-]+: movements is \d+, and its events make \d+$/m,
    );
    expect(code).toBe(1);
  });

  test.each([
    [['--kills', 'many'], {}, 'BadOption: --kills many is not a whole number'],
    [['--kills', '1'], { DATABASE_URL: 'full.db' }, 'NotEmpty: the database full.db has'],
  ] as const)('that cannot be tried says why: %j %j', async (options, env, wanted) => {
    await runIn(folder, 'env', 'DATABASE_URL=full.db', 'node', 'dist/migrations/run.js');
    const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    const script = 'dist/processes/chaos.js';
    const { code, output } = await runIn(folder, 'env', ...settings, 'node', script, ...options);
    expect(code).toBe(1);
    expect(output).toContain(wanted);
    expect(output).not.toMatch(/^\s+at /m);
  });
});

// In the short form services/chaos.test.ts has the shop killed.
test.runIf(kills > 10)(
  'a shop, with callers that it knows, systems outside, sagas and a broker, is whole',
  async () => {
    const folder = await createApp('shop');
    writeBodies(folder);
    const mail = createServer((_request, response) => response.end()).listen(0, '127.0.0.1');
    await once(mail, 'listening');
    const address = mail.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    const options = ['--kills', `${kills}`, '--seed', '4', '--seconds', `${6 * kills}`];
    const { code, output } = await runIn(
      folder,
      'env',
      `MAIL_URL=${url}`,
      ...['npm', 'run', '--silent', 'chaos', '--', ...options],
    );
    mail.close();
    expect(output).toContain('all is whole');
    expect(code).toBe(0);
    expect(linesOf(output, 'kill ')).toHaveLength(kills);
    expect(output).toMatch(/^[1-9]\d* sagas?: /m);
    expect(output).toMatch(/^[1-9]\d* processes: /m);
    expect(output).toMatch(/^\d+ dead letters: .*NotImplemented/m);
  },
);

test('of a list of tasks nothing is told that it does not have', async () => {
  const folder = await createApp('minimal');
  const { code, output } = await chaos(folder, '--kills', '3', '--seed', '5', '--seconds', '6');
  expect(output).toContain('all is whole');
  expect(code).toBe(0);
  expect(output).toMatch(/^[1-9][\d,]* acknowledged things looked up$/m);
  expect(output).not.toMatch(/stream|view|saga|process(es)?:|dead letter/);
});
