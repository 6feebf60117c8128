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

const spec = (policies: string): string => `
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
${policies}
`;

const policy = (name: string): string =>
  spec(`    policies: { ${name}: { on: OrderOpened, do: Order.Pay(orderId) } }`);

const become = async (text: string) => {
  const { migrations, text: added } = await app.become(text);
  return { added, applied: (await migrate(database, migrations)).applied };
};

const execute = (text: string): Promise<void> =>
  database.run(async () => void (await sql.raw(text).execute(database.of<unknown>())));

async function rows(text: string): Promise<readonly unknown[]> {
  return (await sql.raw(text).execute(database.of<unknown>())).rows;
}

it('an app that gains its first policy gets the tables for it, and keeps them', async () => {
  expect((await become(spec(''))).applied).not.toContain('0000-plinth-subscriptions');
  expect(await become(policy('PayAtOnce'))).toEqual({
    added: '',
    applied: ['0000-plinth-subscriptions'],
  });
  expect((await become(spec(''))).applied).toEqual([]);
  expect((await become(policy('PayAtOnce'))).applied).toEqual([]);
});

it('a policy that is renamed goes on where it was, and makes no call twice', async () => {
  await become(policy('PayAtOnce'));
  await execute("insert into plinth_subscription values ('sales.pay-at-once', 7)");
  await execute("insert into plinth_subscription values ('sales.pay-at-once-more', 3)");
  await execute(
    "insert into plinth_delivery values ('sales.pay-at-once', 6, 'sales.order a', 2, 0)",
  );
  await execute(
    "insert into plinth_dead_letter values ('sales.pay-at-once:5', 'sales.pay-at-once', 5, 'e', 'OrderOpened', 'sales.order a', 4, 'Error', 'it', '2026-01-31', 'parked')",
  );
  await execute(
    `insert into plinth_handled values ('PayCommand', '["sales.pay-at-once:e-1"]', '{}', '2026-01-31')`,
  );
  const renamed = policy('SettleAtOnce').replace('{ on:', '{ was: PayAtOnce, on:');
  expect(await become(renamed)).toMatchInlineSnapshot(`
    {
      "added": "import type { Migration } from '@plinth/runtime/database';
    import { renameSubscription } from '@plinth/runtime/events';

    /** Renames sales pay at once to sales settle at once. */
    export const renameSalesPayAtOnceToSalesSettleAtOnce: Migration = {
      name: '0002-rename-sales-pay-at-once-to-sales-settle-at-once',
      fingerprint: '078p21v',
      async up(db) {
        await renameSubscription(db, 'sales.pay-at-once', 'sales.settle-at-once');
      },
    };
    ",
      "applied": [
        "0002-rename-sales-pay-at-once-to-sales-settle-at-once",
      ],
    }
  `);
  expect(await rows('select * from plinth_subscription order by position')).toEqual([
    { name: 'sales.pay-at-once-more', position: 3 },
    { name: 'sales.settle-at-once', position: 7 },
  ]);
  expect(await rows('select subscription, position from plinth_delivery')).toEqual([
    { subscription: 'sales.settle-at-once', position: 6 },
  ]);
  expect(await rows('select id, source from plinth_dead_letter')).toEqual([
    { id: 'sales.settle-at-once:5', source: 'sales.settle-at-once' },
  ]);
  expect(await rows('select key from plinth_handled')).toEqual([
    { key: '["sales.settle-at-once:e-1"]' },
  ]);
  expect((await become(policy('SettleAtOnce'))).applied).toEqual([]);
});

it('a context that is renamed goes on to publish where it was', async () => {
  await become(spec('    publishes: { OrderPaid: {} }'));
  await execute("insert into plinth_subscription values ('sales:publisher', 7)");
  const renamed = spec('    publishes: { OrderPaid: {} }').replace(
    '  Sales:\n',
    '  Trade:\n    was: Sales\n',
  );
  expect((await become(renamed)).added).toContain(
    "await renameSubscription(db, 'sales:publisher', 'trade:publisher');",
  );
  expect(await rows('select * from plinth_subscription')).toEqual([
    { name: 'trade:publisher', position: 7 },
  ]);
});

it('a consumer goes on where it was when its context or its channel is renamed', async () => {
  const consumer = (channel: string) =>
    spec(`    consumes:
      ${channel} kind: queue, messages: { PayNow: { fields: { id: uuid }, do: Order.Pay(id) } } }`);
  await become(consumer('payments: {'));
  await execute("insert into plinth_subscription values ('sales.payments', 7)");
  await execute(
    `insert into plinth_handled values ('PayNowCommand', '["sales.payments:e-1"]', '{}', '2026-01-31')`,
  );
  const { added } = await become(
    consumer('money: { was: payments,').replace('  Sales:\n', '  Trade:\n    was: Sales\n'),
  );
  expect(added).toContain("await renameCategory(db, 'channel:payments', 'channel:money');");
  expect(added).toContain("await renameSubscription(db, 'sales.payments', 'trade.money');");
  expect(await rows('select * from plinth_subscription')).toEqual([
    { name: 'trade.money', position: 7 },
  ]);
  expect(await rows('select key from plinth_handled')).toEqual([{ key: '["trade.money:e-1"]' }]);
});
