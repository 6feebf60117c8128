import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, test } from 'vitest';
import { bootApp, plinth, runIn } from './app.ts';
import { ApiClient } from './client.ts';
import { createAppOf } from './create-app.ts';

const place = mkdtempSync(join(tmpdir(), 'plinth-e2e-versions-'));
const folder = join(place, 'ledger');
const database = join(place, 'ledger.db');

interface Version {
  readonly events: string;
  /** What opens a ledger, and what the command that adds to it is called. */
  readonly open: string;
  readonly adds: string;
  readonly views: string;
}

const spec = ({ events, open, adds, views }: Version): string => `plinth: 1
app: { name: ledger }
contexts:
  Books:
    aggregates:
      Ledger:
        store: events
        fields: { owner: string?, holder: string?, currency: string(3)?, total: decimal = 0 }
        commands:
          Open: { state: new, ${open}, http: POST /ledgers }
          Add: { ${adds}, http: "POST /ledgers/:id/amounts" }
        events:
${events.trim().replace(/^\s*/gm, '          ')}
    views:
      Totals:
        key: { ledgerId: uuid }
        fields: { name: string, currency: string = '?', total: decimal = 0, lines: int = 0 }
        on:
${views.trim().replace(/^\s*/gm, '          ')}
    queries:
      GetLedger: { from: Ledger, input: { id: uuid }, where: [id], http: "GET /ledgers/:id" }
      GetTotals: { from: Totals, input: { ledgerId: uuid }, where: [ledgerId], http: "GET /totals/:ledgerId" }
`;

const first: Version = {
  open: 'input: { owner: string }, emit: Opened',
  adds: 'input: { amount: decimal }, emit: Added',
  events: `Opened: { owner: string }
    Added: { fields: { amount: decimal }, apply: { total: total.plus(amount) } }`,
  views: `Opened: { set: { name: owner } }
    Added: { set: { total: total.plus(amount), lines: lines + 1 } }`,
};

/** The owner is called holder, and has a currency. */
const second: Version = {
  open: 'input: { holder: string, currency: string(3) }, emit: Opened',
  adds: first.adds,
  events: `Opened: { fields: { holder: string, currency: string(3) }, version: 2, upcast: { 1: { rename: { owner: holder }, set: { currency: "'EUR'" } } } }
    Added: { fields: { amount: decimal }, apply: { total: total.plus(amount) } }`,
  views: `Opened: { set: { name: holder, currency: currency } }
    Added: { set: { total: total.plus(amount), lines: lines + 1 } }`,
};

/** What was added is booked, with a reason; a ledger is opened in capitals. */
const third: Version = {
  open: 'input: { holder: string, currency: string(3) }, emit: { LedgerOpened: { isOpen: true } }',
  adds: "input: { amount: decimal, reason: string = 'unsaid' }, emit: Booked",
  events: `LedgerOpened: { was: Opened, fields: { holder: string, currency: string(3), isOpen: bool }, version: 3, upcast: { 1: { rename: { owner: holder }, set: { currency: "'EUR'" } }, 2: { set: { isOpen: "true" } } } }
    Booked: { was: Added, fields: { amount: decimal, reason: string }, version: 2, upcast: { 1: { set: { reason: "'before'" } } }, apply: { total: total.plus(amount) } }`,
  views: `LedgerOpened: { set: { name: holder, currency: currency } }
    Booked: { set: { total: total.plus(amount), lines: lines + 1 } }`,
};

async function build(version: Version): Promise<void> {
  writeFileSync(join(folder, 'plinth.yaml'), spec(version));
  expect(await plinth(folder, 'regenerate')).toMatchObject({ code: 0 });
  expect(await runIn(folder, 'npm', 'run', 'build')).toMatchObject({ code: 0 });
}

async function running<T>(story: (api: ApiClient) => Promise<T>): Promise<T> {
  const app = await bootApp(folder, 'ledger', { DATABASE_URL: database });
  const answer = await story(await ApiClient.of(app.url));
  expect(await app.stop()).toBe(0);
  return answer;
}

/** Opens a ledger and adds three amounts; gives its id. */
const openWith = (body: object, amounts: readonly string[]) => async (api: ApiClient) => {
  const opened = await api.expect(201, 'POST', '/ledgers', { body });
  const { id } = opened.body as { id: string };
  for (const amount of amounts) {
    await api.expect(204, 'POST', `/ledgers/${id}/amounts`, { body: { amount } });
  }
  return id;
};

const told = (ids: readonly string[]) => async (api: ApiClient) => {
  const rows: unknown[] = [];
  for (const id of ids) {
    const { body: ledger } = await api.expect(200, 'GET', `/ledgers/${id}`);
    const { body: totals } = await api.expect(200, 'GET', `/totals/${id}`);
    rows.push({ ...(ledger as object), ...(totals as object) });
  }
  return rows;
};

/** The stored types, versions and data: what no later version may touch. */
function stored(): readonly unknown[] {
  const client = new Database(database, { readonly: true });
  const rows = client.prepare('select * from plinth_event order by 1').all();
  client.close();
  return rows;
}

test('events of the first version of a spec are read by its third, renamed ones too, and a view is rebuilt over them', async () => {
  writeFileSync(join(place, 'first.yaml'), spec(first));
  await createAppOf(join(place, 'first.yaml'), folder);
  expect(await runIn(folder, 'npm', 'run', 'build')).toMatchObject({ code: 0 });
  const ann = await running(openWith({ owner: 'Ann' }, ['1.50', '2.25']));
  const ofFirst = stored();

  await build(second);
  const bob = await running(openWith({ holder: 'Bob', currency: 'USD' }, ['10']));
  expect(stored().slice(0, ofFirst.length)).toEqual(ofFirst);

  await build(third);
  const cid = await running(openWith({ holder: 'Cid', currency: 'GBP' }, ['7']));
  await running(async (api) => {
    await api.expect(204, 'POST', `/ledgers/${ann}/amounts`, { body: { amount: '100' } });
  });
  const before = stored();
  const client = new Database(database);
  client.exec('delete from books_totals');
  client.close();

  expect(
    await runIn(folder, 'env', `DATABASE_URL=${database}`, 'npm', 'run', 'rebuild', '--', 'Totals'),
  ).toMatchObject({ code: 0 });
  const rows = await running(told([ann, bob, cid]));
  expect(rows).toMatchObject([
    { id: ann, holder: 'Ann', name: 'Ann', currency: 'EUR', total: '103.7500', lines: 3 },
    { id: bob, holder: 'Bob', name: 'Bob', currency: 'USD', total: '10.0000', lines: 1 },
    { id: cid, holder: 'Cid', name: 'Cid', currency: 'GBP', total: '7.0000', lines: 1 },
  ]);
  expect(stored()).toEqual(before);
}, 240_000);
