import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { beforeAll, expect, test } from 'vitest';
import { bootApp, type RunningApp, runIn } from './app.ts';
import { createApp } from './create-app.ts';

let folder: string;

beforeAll(async () => {
  folder = await createApp('bank');
  expect(await runIn(folder, 'npm', 'run', 'build')).toMatchObject({ code: 0 });
});

const newDatabase = (): string => join(mkdtempSync(join(tmpdir(), 'plinth-e2e-bank-')), 'bank.db');

const boot = (database: string): Promise<RunningApp> =>
  bootApp(folder, 'bank', { DATABASE_URL: database, LOG_LEVEL: 'warn' });

interface Answer {
  readonly status: number;
  readonly body: { readonly id?: string; readonly code?: string };
}

async function post(app: RunningApp, path: string, body: object): Promise<Answer> {
  const response = await fetch(`${app.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
}

async function openAccount(app: RunningApp, amount: string): Promise<string> {
  const { body } = await post(app, '/accounts', { owner: 'Ann' });
  expect((await post(app, `/accounts/${body.id}/deposits`, { amount })).status).toBe(204);
  return body.id ?? '';
}

interface Movement {
  readonly stream_id: string;
  readonly type: string;
  readonly data: string;
}

/** What the views should hold, reckoned from the events themselves. */
function recompute(database: string) {
  const client = new Database(database, { readonly: true });
  const events = client
    .prepare("select stream_id, type, data from plinth_event where category = 'accounts.account'")
    .all() as Movement[];
  const accounts = new Map<string, { balance: number; movements: number }>();
  for (const { stream_id, type, data } of events) {
    const { amount = '0' } = JSON.parse(data) as { amount?: string };
    const sign = type === 'MoneyWithdrawn' ? -1 : 1;
    const before = accounts.get(stream_id) ?? { balance: 0, movements: 0 };
    accounts.set(stream_id, {
      balance: before.balance + sign * Math.round(Number(amount) * 100),
      movements: before.movements + (type.startsWith('Money') ? 1 : 0),
    });
  }
  const rows = client
    .prepare('select account_id, balance, movements from accounts_account_summary')
    .all() as { account_id: string; balance: string; movements: number }[];
  const lines = client.prepare('select count(*) as lines from accounts_statement_line').get() as {
    lines: number;
  };
  client.close();
  const shown = rows.map(
    ({ account_id, balance, movements }) =>
      [account_id, { balance: Math.round(Number(balance) * 100), movements }] as const,
  );
  const movements = [...accounts.values()].reduce((sum, one) => sum + one.movements, 0);
  return { accounts, shown: new Map(shown), movements, lines: lines.lines };
}

test('fifty clients that withdraw from one account at once leave exactly what is left', async () => {
  const database = newDatabase();
  const app = await boot(database);
  const id = await openAccount(app, '100.00');
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => post(app, `/accounts/${id}/withdrawals`, { amount: '3.00' })),
  );
  const count = (status: number): number =>
    answers.filter((answer) => answer.status === status).length;
  expect([count(204), count(409)]).toEqual([33, 17]);
  const account = await (await fetch(`${app.url}/accounts/${id}`)).json();
  expect(account).toMatchObject({ balance: '1.0000', movements: 34 });
  expect(await app.stop()).toBe(0);
});

test('killed twenty times under load, it loses nothing that it acknowledged, and views agree with events', async () => {
  const database = newDatabase();
  const acknowledged = new Map<string, number>();
  let app = await boot(database);
  for (let kill = 0; kill < 20; kill += 1) {
    const running = app;
    const id = await openAccount(running, '1.00');
    acknowledged.set(id, 1);
    const clients = Array.from({ length: 8 }, async () => {
      for (;;) {
        const deposit = { amount: '1.00', reference: randomUUID() };
        const answer = await post(running, `/accounts/${id}/deposits`, deposit);
        if (answer.status === 204) acknowledged.set(id, (acknowledged.get(id) ?? 0) + 1);
      }
    }).map((client) => client.catch(() => undefined));
    await new Promise((resolve) => setTimeout(resolve, 50 + 10 * kill));
    await running.kill();
    await Promise.all(clients);
    app = await boot(database);
  }
  await expect
    .poll(() => {
      const { lines, movements } = recompute(database);
      return lines - movements;
    })
    .toBe(0);
  expect(await app.stop()).toBe(0);

  const { accounts, shown } = recompute(database);
  const lost = [...acknowledged].filter(
    ([id, deposits]) => (accounts.get(id)?.movements ?? 0) < deposits,
  );
  expect(lost).toEqual([]);
  expect([...acknowledged.values()].reduce((sum, deposits) => sum + deposits, 0)).toBeGreaterThan(
    40,
  );
  expect(shown).toEqual(accounts);
}, 180_000);
