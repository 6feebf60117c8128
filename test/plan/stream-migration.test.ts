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

const spec = (streams: string): string => `
plinth: 1
app: { name: sales }
contexts:
  Sales:
    aggregates:
      Order:
        fields: { paid: bool = false }
        commands: { Open: { state: new, emit: OrderOpened } }
        events: { OrderOpened: {} }
${streams}
`;

const stream = (name: string, processor: string, more = ''): string =>
  spec(`    streams: { ${name}: { ${more}from: [OrderOpened], processors: { ${processor} } } }`);

const become = async (text: string) => {
  const { migrations, text: added } = await app.become(text);
  return { added, applied: (await migrate(database, migrations)).applied };
};

const execute = (text: string): Promise<void> =>
  database.run(async () => void (await sql.raw(text).execute(database.of<unknown>())));

async function rows(text: string): Promise<readonly unknown[]> {
  return (await sql.raw(text).execute(database.of<unknown>())).rows;
}

it('an app that gains its first stream gets the tables for it, and keeps them', async () => {
  expect((await become(spec(''))).applied).not.toContain('0000-plinth-subscriptions');
  const first = stream('orders', 'Count: { code: true }');
  expect(await become(first)).toEqual({ added: '', applied: ['0000-plinth-subscriptions'] });
  expect((await become(spec(''))).applied).toEqual([]);
});

it('a stream and a processor that are renamed go on where they were, and make no call twice', async () => {
  await become(stream('orders', 'Count: { code: true }'));
  for (const place of ['orders.count 1/2', 'orders.count 2/2', 'orders.counter 1/1']) {
    await execute(`insert into plinth_subscription values ('sales.${place}', 7)`);
  }
  await execute(
    "insert into plinth_delivery values ('sales.orders.count 2/2', 6, 'sales.order a', 2, 0)",
  );
  await execute("insert into plinth_lease values ('sales.orders.count 2/2', 'me', 9, 0)");
  await execute(
    "insert into plinth_dead_letter values ('sales.orders.count:5', 'sales.orders.count', 5, 'e', 'OrderOpened', 'sales.order a', 4, 'Error', 'it', '2026-01-31', 'parked')",
  );
  await execute(
    `insert into plinth_handled values ('PayCommand', '["sales.orders.count:e-1"]', '{}', '2026-01-31')`,
  );
  const renamed = stream('all_orders', 'Tally: { was: Count, code: true }', 'was: orders, ');
  expect((await become(renamed)).added).toContain(
    "await renameSubscription(db, 'sales.orders.count', 'sales.all-orders.tally');",
  );
  expect(await rows('select * from plinth_subscription order by name')).toEqual([
    { name: 'sales.all-orders.tally 1/2', position: 7 },
    { name: 'sales.all-orders.tally 2/2', position: 7 },
    { name: 'sales.orders.counter 1/1', position: 7 },
  ]);
  expect(await rows('select subscription, position from plinth_delivery')).toEqual([
    { subscription: 'sales.all-orders.tally 2/2', position: 6 },
  ]);
  expect(await rows('select name, token from plinth_lease')).toEqual([
    { name: 'sales.all-orders.tally 2/2', token: 9 },
  ]);
  expect(await rows('select id, source from plinth_dead_letter')).toEqual([
    { id: 'sales.all-orders.tally:5', source: 'sales.all-orders.tally' },
  ]);
  expect(await rows('select key from plinth_handled')).toEqual([
    { key: '["sales.all-orders.tally:e-1"]' },
  ]);
  expect((await become(stream('all_orders', 'Tally: { code: true }'))).applied).toEqual([]);
});
