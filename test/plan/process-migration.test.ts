import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, migrate } from '../../src/runtime/database/index.ts';
import { temporaryDatabase } from '../../src/runtime/testing/index.ts';
import { MigratingApp } from './migrating-app.ts';

let app: MigratingApp;
let database: Database;

beforeEach(async () => {
  app = new MigratingApp();
  database = await temporaryDatabase();
});

afterEach(() => database.close());

const spec = (processes: string): string => `
plinth: 1
app: { name: sales }
contexts:
  Sales:
    aggregates:
      Order:
        fields: { paid: bool = false }
        commands:
          Open: { state: new, emit: OrderOpened }
          Pay: { emit: { OrderPaid: { paid: 'true' } } }
        events: { OrderOpened: {}, OrderPaid: { paid: bool } }
${processes}
`;

const draft = (name = 'Draft', timer = 'expire', was = ''): string =>
  spec(`    processes:
      ${name}:
        key: { orderId: uuid }
        on: { OrderOpened: { start: true, schedule: { ${timer}: { ${was}after: 1d, do: Order.Pay(orderId) } } } }`);

const become = async (text: string) => {
  const { migrations, text: added } = await app.become(text);
  return { added, applied: (await migrate(database, migrations)).applied };
};

const execute = (text: string): Promise<void> =>
  database.run(async () => void (await sql.raw(text).execute(database.of<unknown>())));

async function rows(text: string): Promise<readonly unknown[]> {
  return (await sql.raw(text).execute(database.of<unknown>())).rows;
}

it('an app that gains its first process gets the tables for it, and keeps them', async () => {
  expect((await become(spec(''))).applied).not.toContain('0000-plinth-processes');
  expect(await become(draft())).toEqual({
    added: '',
    applied: ['0000-plinth-subscriptions', '0000-plinth-processes'],
  });
  expect((await become(spec(''))).applied).toEqual([]);
  expect((await become(draft())).applied).toEqual([]);
});

it('a process and a timer that are renamed go on where they were', async () => {
  await become(draft());
  await execute(
    "insert into plinth_process values ('sales.draft', 'a', 'running', '{}', 'e', 1, '2026-01-31', null)",
  );
  await execute(
    "insert into plinth_timer values ('t', 'sales.draft', 'a', 'expire', 7, '2026-01-31', 1, 'e', 'c', '{}')",
  );
  await execute("insert into plinth_subscription values ('sales.draft', 7)");
  const renamed = draft('Abandoned', 'lapse', 'was: expire, ').replace(
    'key:',
    'was: Draft\n        key:',
  );
  const { added } = await become(renamed);
  expect(added).toContain("import { renameProcess, renameTimer } from '@plinth/runtime/saga';");
  expect(added).toContain("    await renameProcess(db, 'sales.draft', 'sales.abandoned');");
  expect(added).toContain(
    "    await renameTimer(db, 'sales.abandoned', { from: 'expire', to: 'lapse' });",
  );
  expect(await rows('select process from plinth_process')).toEqual([
    { process: 'sales.abandoned' },
  ]);
  expect(await rows('select process, name from plinth_timer')).toEqual([
    { process: 'sales.abandoned', name: 'lapse' },
  ]);
  expect(await rows('select name from plinth_subscription')).toEqual([{ name: 'sales.abandoned' }]);
  expect((await become(renamed)).applied).toEqual([]);
  expect((await become(draft('Abandoned', 'lapse'))).applied).toEqual([]);
});
