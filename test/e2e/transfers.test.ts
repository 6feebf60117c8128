import { randomInt } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'libsql';
import { beforeAll, expect, test } from 'vitest';
import { bootApp, createApp, type RunningApp, runIn } from './app.ts';

/** How often the process is killed: `PLINTH_KILLS=50` for a long proof. */
const kills = Number(process.env.PLINTH_KILLS ?? 4);
const accounts = 200;
const cents = 10_000;

let folder: string;

beforeAll(async () => {
  folder = await createApp('bank');
  expect(await runIn(folder, 'npm', 'run', 'build')).toMatchObject({ code: 0 });
});

async function post(app: RunningApp, path: string, body: object): Promise<string> {
  const response = await fetch(`${app.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return text === '' ? '' : (JSON.parse(text) as { id: string }).id;
}

async function openAccounts(app: RunningApp): Promise<readonly string[]> {
  const open = async (): Promise<string> => {
    const id = await post(app, '/accounts', { owner: 'Ann' });
    await post(app, `/accounts/${id}/deposits`, { amount: '100.00' });
    return id;
  };
  return Promise.all(Array.from({ length: accounts }, open));
}

const oneOf = <T>(list: readonly T[]): T => list[randomInt(list.length)] as T;

/** Clients that ask for transfers until the process is gone; answers how many were accepted. */
async function load(app: RunningApp, open: readonly string[], closed: string): Promise<number> {
  let accepted = 0;
  const client = async (): Promise<void> => {
    for (;;) {
      const source = oneOf(open);
      // Some cannot be done: too much is asked for, or nothing can be put into the target.
      const target = randomInt(10) === 0 ? closed : oneOf(open.filter((one) => one !== source));
      const amount = (randomInt(1, 15_000) / 100).toFixed(2);
      await post(app, '/transfers', { source, target, amount });
      accepted += 1;
    }
  };
  await Promise.all(Array.from({ length: 12 }, () => client().catch(() => undefined)));
  return accepted;
}

interface Row {
  readonly stream_id: string;
  readonly type: string;
  readonly data: string;
}

interface Transfer {
  readonly amount: number;
  ends: string[];
  withdrawn: number;
  deposited: number;
}

/** What has happened, from the log itself. */
function read(database: string) {
  const client = new Database(database, { readonly: true });
  const all = <T>(query: string): T[] => client.prepare(query).all() as T[];
  const rows = all<Row>('select stream_id, type, data from plinth_event order by position');
  const sagas = all<{ state: string }>('select state from plinth_saga').map(({ state }) => state);
  const shown = all<{ balance: string }>('select balance from accounts_account_summary');
  const lines = all<{ entries: number }>('select count(*) as entries from accounts_statement_line');
  client.close();
  const transfers = new Map<string, Transfer>();
  const movements: { sign: number; amount: number; reference: string }[] = [];
  for (const { stream_id: id, type, data } of rows) {
    const { amount = '0', reference = '' } = JSON.parse(data) as Record<string, string>;
    const value = Math.round(Number(amount) * 100);
    if (type === 'TransferRequested') {
      transfers.set(id, { amount: value, ends: [], withdrawn: 0, deposited: 0 });
    }
    if (/^Transfer(Completed|Failed)$/.test(type)) transfers.get(id)?.ends.push(type);
    if (type === 'MoneyWithdrawn') movements.push({ sign: -1, amount: value, reference });
    if (type === 'MoneyDeposited') movements.push({ sign: 1, amount: value, reference });
  }
  for (const { sign, reference } of movements) {
    const transfer = transfers.get(reference);
    if (transfer && sign < 0) transfer.withdrawn += 1;
    if (transfer && sign > 0) transfer.deposited += 1;
  }
  return {
    transfers: [...transfers.values()],
    movements,
    sagas,
    shown: shown.reduce((sum, { balance }) => sum + Math.round(Number(balance) * 100), 0),
    lines: lines[0]?.entries ?? 0,
  };
}

const isOpen = (database: string): number =>
  read(database).transfers.filter(({ ends }) => ends.length === 0).length;

test(`${accounts} accounts and a process that is killed ${kills} times: no cent is lost, no transfer half done`, async () => {
  const database = join(mkdtempSync(join(tmpdir(), 'plinth-e2e-transfers-')), 'bank.db');
  const boot = (): Promise<RunningApp> =>
    bootApp(folder, 'bank', { DATABASE_URL: database, LOG_LEVEL: 'warn' });
  let app = await boot();
  const open = await openAccounts(app);
  const closed = await post(app, '/accounts', { owner: 'Bob' });
  await post(app, `/accounts/${closed}/close`, {});
  let accepted = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const running = app;
    const loading = load(running, open, closed);
    await sleep(randomInt(500, 4_000));
    await running.kill();
    accepted += await loading;
    app = await boot();
  }
  await expect.poll(() => isOpen(database), { timeout: 120_000, interval: 500 }).toBe(0);
  // The views follow, and what is done at the end is written down.
  await expect
    .poll(() => read(database).lines - read(database).movements.length, { timeout: 30_000 })
    .toBe(0);
  expect(await app.stop()).toBe(0);

  const { transfers, movements, sagas, shown } = read(database);
  process.stdout.write(`${transfers.length} transfers, ${movements.length} movements\n`);
  expect(transfers.length).toBeGreaterThanOrEqual(accepted);
  expect(accepted).toBeGreaterThan(3 * kills);
  const paid = accounts * cents;
  expect(movements.reduce((sum, { sign, amount }) => sum + sign * amount, 0)).toBe(paid);
  expect(shown).toBe(paid);
  expect(sagas.length).toBe(transfers.length);
  expect(new Set(sagas)).toEqual(new Set(['done', 'failed']));
  for (const { ends, withdrawn, deposited } of transfers) {
    if (ends[0] === 'TransferCompleted')
      expect([ends.length, withdrawn, deposited]).toEqual([1, 1, 1]);
    else expect([ends.length, deposited, withdrawn <= 1]).toEqual([1, 0, true]);
  }
  // What a failed transfer had taken was given back, once.
  const taken = transfers.filter(
    ({ ends, withdrawn }) => ends[0] === 'TransferFailed' && withdrawn,
  );
  const known = accounts + transfers.reduce((sum, { deposited }) => sum + deposited, 0);
  const given = movements.filter(({ sign }) => sign > 0).length - known;
  expect(given).toBe(taken.length);
}, 600_000);
