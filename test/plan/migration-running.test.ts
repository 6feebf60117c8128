import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, migrate, migrationStatus } from '../../src/runtime/database/index.ts';
import { temporaryDatabase } from '../../src/runtime/testing/index.ts';
import { MigratingApp } from './migrating-app.ts';
import { schemaIn } from './schema-in.ts';

let app: MigratingApp;
let database: Database;

beforeEach(async () => {
  app = new MigratingApp();
  database = await temporaryDatabase();
});

afterEach(async () => {
  await database.close();
});

const spec = (sales: string): string => `
plinth: 1
app: { name: sales }
contexts:
  Sales:
${sales.replace(/^\n/, '').replace(/^/gm, '    ')}
`;

const execute = (text: string): Promise<void> =>
  database.run(async () => void (await sql.raw(text).execute(database.of<unknown>())));

async function rows(table: string): Promise<readonly unknown[]> {
  const { rows: found } = await sql.raw(`select * from ${table}`).execute(database.of<unknown>());
  return found;
}

/** The schema that an app has which begins with a spec. */
async function freshSchema(text: string): Promise<unknown> {
  const fresh = new MigratingApp();
  const other = await temporaryDatabase();
  try {
    await migrate(other, (await fresh.become(text)).migrations);
    return await schemaIn(other);
  } finally {
    await other.close();
  }
}

const first = spec(`
enums: { Kind: [Retail, Trade] }
entities:
  Customer: { fields: { name: string unique }, crud: all }
  Order:
    id: int
    fields: { number: int, customer: ref Customer, kind: Kind, note: string?, tags: Kind*, lines: Line*, friends: ref Customer* }
    indexes: [-number]
    crud: all
  Line: { fields: { sku: string, quantity: int } }
`);

async function begin(): Promise<void> {
  await migrate(database, (await app.become(first)).migrations);
  await execute("insert into sales_customer (id, name) values ('c1', 'Ann'), ('c2', 'Bob')");
  await execute(
    `insert into sales_order (number, customer, kind, note, tags) values (7, 'c1', 'Retail', null, '["Trade"]'), (8, 'c2', 'Trade', 'urgent', '[]')`,
  );
  await execute(
    "insert into sales_order_lines (_owner, _position, id, sku, quantity) values (1, 0, 'l1', 'ABC', 2)",
  );
  await execute('delete from sales_order where id = 2');
}

describe('a migration', () => {
  it('adds columns with what their rows get', async () => {
    await begin();
    const next = first.replace(
      'note: string?',
      "note: string?, phone: string?, state: string = 'new', weight: decimal(scale=2), open: bool, at: datetime = now",
    );
    const { text, migrations } = await app.become(next);
    expect(text).toMatchInlineSnapshot(`
      "import { changeColumns, type Migration } from '@plinth/runtime/database';
      import { sql } from 'kysely';

      /** Adds order phone, state, weight, open, at. */
      export const changeOrder: Migration = {
        name: '0002-change-order',
        fingerprint: '0ttdqsw',
        async up(db, types) {
          // The spec has no default for weight, open: rows that are there get what stands here. Change it
          // where it is wrong.
          await changeColumns(db, 'sales_order', {
            phone: { type: types.text },
            state: { type: types.text, define: (column) => column.notNull(), value: sql.lit('new') },
            weight: { type: types.decimal, define: (column) => column.notNull(), value: sql.lit('0.00') },
            open: { type: types.bool, define: (column) => column.notNull(), value: sql.lit(false) },
            at: {
              type: types.datetime,
              define: (column) => column.notNull(),
              value: sql.val(new Date().toISOString()),
            },
          });
        },
      };
      "
    `);
    await migrate(database, migrations);
    expect(await rows('sales_order')).toMatchObject([
      { id: 1, number: 7, customer: 'c1', phone: null, state: 'new', weight: '0.00', open: 0 },
    ]);
    expect(await schemaIn(database)).toEqual(await freshSchema(next));
    await execute(
      "insert into sales_order (number, customer, kind, tags, state, weight, open, at) values (9, 'c1', 'Trade', '[]', '', '', 1, '')",
    );
    expect(await rows('sales_order')).toMatchObject([{ id: 1 }, { id: 3 }]);
  });

  it('renames tables, columns and values, and loses no row', async () => {
    await begin();
    const next = spec(`
enums: { Kind: [Private was=Retail, Trade, Wholesale] }
entities:
  Client: { was: Customer, fields: { title: string unique was=name }, crud: all }
  Purchase:
    was: Order
    id: int
    fields: { no: int was=number, client: ref Client was=customer, kind: Kind, note: string?, tags: Kind*, items: Line* was=lines, friends: ref Client* }
    indexes: [-no]
    crud: all
  Line: { fields: { article: string was=sku, quantity: int } }
`);
    const { text, migrations } = await app.become(next);
    expect(text).toMatchInlineSnapshot(`
      "import { type Migration, renameListedValue, renameValue } from '@plinth/runtime/database';

      /**
       * Renames customer to client; renames order to purchase; renames order friends to purchase friends;
       * renames order lines to purchase items; renames client name to title; renames purchase number to
       * no, customer to client, kind retail to private, tags retail to private; renames purchase items
       * sku to article; changes the indexes of purchase friends.
       */
      export const renameCustomerToClientAndMore: Migration = {
        name: '0002-rename-customer-to-client-and-more',
        fingerprint: '1m2g0v2',
        renames: [
          'sales_customer',
          'sales_order',
          'sales_order_friends',
          'sales_order_lines',
          'sales_client.name',
          'sales_purchase.number',
          'sales_purchase.customer',
          'sales_purchase_items.sku',
        ],
        async up(db) {
          await db.schema.alterTable('sales_customer').renameTo('sales_client').execute();
          await db.schema.alterTable('sales_order').renameTo('sales_purchase').execute();
          await db.schema.alterTable('sales_order_friends').renameTo('sales_purchase_friends').execute();
          await db.schema.alterTable('sales_order_lines').renameTo('sales_purchase_items').execute();
          await db.schema.alterTable('sales_client').renameColumn('name', 'title').execute();
          await db.schema.alterTable('sales_purchase').renameColumn('number', 'no').execute();
          await db.schema.alterTable('sales_purchase').renameColumn('customer', 'client').execute();
          await db.schema.alterTable('sales_purchase_items').renameColumn('sku', 'article').execute();
          await db.schema.dropIndex('sales_customer_name_unique').execute();
          await db.schema.dropIndex('sales_order_customer_index').execute();
          await db.schema.dropIndex('sales_order_number_index').execute();
          await db.schema.dropIndex('sales_order_friends_target_id_index').execute();
          await db.schema
            .createIndex('sales_client_title_unique')
            .unique()
            .on('sales_client')
            .column('title')
            .execute();
          await db.schema
            .createIndex('sales_purchase_client_index')
            .on('sales_purchase')
            .column('client')
            .execute();
          await db.schema
            .createIndex('sales_purchase_no_index')
            .on('sales_purchase')
            .column('no desc')
            .execute();
          await renameValue(db, 'sales_purchase', 'kind', 'Retail', 'Private');
          await renameListedValue(db, 'sales_purchase', 'tags', 'Retail', 'Private');
          await db.schema
            .createIndex('sales_purchase_friends_target_id_index')
            .on('sales_purchase_friends')
            .column('target_id')
            .execute();
        },
      };
      "
    `);
    const { oldNames } = await migrationStatus(database, migrations);
    expect(oldNames.slice(0, 2)).toEqual(['sales_customer', 'sales_order']);
    await migrate(database, migrations);
    expect((await migrationStatus(database, migrations)).oldNames).toEqual([]);
    expect(await schemaIn(database)).toEqual(await freshSchema(next));
    expect(await rows('sales_purchase')).toMatchObject([
      { id: 1, no: 7, client: 'c1', kind: 'Private', tags: '["Trade"]' },
    ]);
    expect(await rows('sales_purchase_items')).toMatchObject([{ article: 'ABC', quantity: 2 }]);
    expect((await app.become(next)).text).toBe('');
  });

  it('keeps what the spec has no more, out of the way, until it is let go', async () => {
    await begin();
    const next = spec(`
entities:
  Customer: { fields: { name: string unique }, crud: all }
  Order: { id: int, fields: { number: int }, indexes: [-number], crud: all }
`);
    const { text, plan, migrations } = await app.become(next);
    expect(plan.migrations.kept).toEqual([
      'column sales_order.customer',
      'column sales_order.kind',
      'column sales_order.note',
      'column sales_order.tags',
      'table sales_order_lines',
      'table sales_order_friends',
    ]);
    expect(text).toMatchInlineSnapshot(`
      "import { changeColumns, type Migration } from '@plinth/runtime/database';

      /** Takes out of use order customer, kind, tags; takes out of use sales order friends target id. */
      export const retireOrderCustomerAndMore: Migration = {
        name: '0002-retire-order-customer-and-more',
        fingerprint: '0thkvlb',
        async up(db, types) {
          await db.schema.dropIndex('sales_order_customer_index').execute();
          // Out of use: customer, kind, tags. What is in it stays until \`plinth regenerate
          // --allow-data-loss\`.
          await changeColumns(db, 'sales_order', {
            customer: { type: types.uuid },
            kind: { type: types.text },
            tags: { type: types.json },
          });
          // Out of use: target_id. What is in it stays until \`plinth regenerate --allow-data-loss\`.
          await changeColumns(db, 'sales_order_friends', {
            target_id: { type: types.uuid, define: (column) => column.notNull() },
          });
        },
      };
      "
    `);
    await migrate(database, migrations);
    await execute('insert into sales_order (number) values (9)');
    await execute("delete from sales_customer where id = 'c1'");
    expect(await rows('sales_order')).toMatchObject([{ id: 1, customer: 'c1' }, { id: 3 }]);
    expect((await app.become(next)).text).toBe('');

    const last = await app.become(next, { allowDataLoss: true });
    expect(last.text).toMatchInlineSnapshot(`
      "import { changeColumns, type Migration } from '@plinth/runtime/database';

      /** Drops order customer, kind, note, tags; drops sales order friends; drops sales order lines. */
      export const dropOrderCustomerAndMore: Migration = {
        name: '0003-drop-order-customer-and-more',
        fingerprint: '0p7onds',
        async up(db) {
          await changeColumns(db, 'sales_order', {
            customer: 'drop',
            kind: 'drop',
            note: 'drop',
            tags: 'drop',
          });
          await db.schema.dropTable('sales_order_friends').execute();
          await db.schema.dropTable('sales_order_lines').execute();
        },
      };
      "
    `);
    await migrate(database, last.migrations);
    expect(await schemaIn(database)).toEqual(await freshSchema(next));
    expect(await rows('sales_order')).toMatchObject([{ id: 1, number: 7 }, { id: 3 }]);
  });
});
