import { randomInt } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'libsql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bootApp, runIn } from './app.ts';
import { createApp } from './create-app.ts';
import { AppProcesses } from './transfers/app-processes.ts';
import { expectTransfersWhole } from './transfers/expect-transfers-whole.ts';
import { TransferLoad } from './transfers/transfer-load.ts';
import { type Ask, unfinished } from './transfers/transfer-log.ts';

/** How often the process is killed: `PLINTH_KILLS=50` for a long proof. */
const kills = Number(process.env.PLINTH_KILLS ?? 4);
const accounts = 200;

let folder: string;
let processes: AppProcesses | undefined;

beforeAll(async () => {
  folder = await createApp('bank');
  expect(await runIn(folder, 'npm', 'run', 'build')).toMatchObject({ code: 0 });
});

afterAll(() => processes?.kill());

/** SQLite has no schemas: their names begin those of their tables. */
const askSqlite =
  (file: string): Ask =>
  async <Row>(query: string) => {
    const client = new Database(file, { readonly: true });
    const rows = client.prepare(query.replaceAll(/\b(plinth|accounts)\./g, '$1_')).all();
    client.close();
    return rows as Row[];
  };

test(`${accounts} accounts and a process that is killed ${kills} times: no cent is lost, no transfer half done`, async () => {
  const database = join(mkdtempSync(join(tmpdir(), 'plinth-e2e-transfers-')), 'bank.db');
  const ask = askSqlite(database);
  const env = { DATABASE_URL: database, LOG_LEVEL: 'warn' };
  const running = await AppProcesses.start(1, () => bootApp(folder, 'bank', env));
  processes = running;
  const anyUrl = () => running.anyUrl();
  const load = new TransferLoad({ anyUrl, accounts, clients: 12, isQueued: false });
  await load.openAccounts();
  load.start();
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(randomInt(500, 4_000));
    await running.killOne(0);
  }
  const accepted = await load.stop();
  await expect
    .poll(() => unfinished(ask), { timeout: 120_000, interval: 500 })
    .toEqual({ transfers: 0, sagas: 0, lines: 0 });
  expect(await running.stop()).toEqual([0]);

  const { transfers, movements } = await expectTransfersWhole(ask, {
    cents: accounts * 10_000,
    accepted,
  });
  process.stdout.write(`${transfers.size} transfers, ${movements.length} movements\n`);
  expect(accepted.length).toBeGreaterThan(3 * kills);
}, 3_600_000);
