// One of several processes that bring one file up to date when they start together.

import { changeColumns, migrate, openSqlite } from '@plinth/runtime/database';
import { sql } from 'kysely';

const [, , path] = process.argv;

const migrations = [
  {
    name: '0001-initial',
    up: (db, types) =>
      db.schema
        .createTable('note')
        .addColumn('id', types.sequence, types.sequenceKey)
        .addColumn('text', types.text)
        .execute(),
  },
  {
    name: '0002-first-notes',
    up: async (db) => {
      await sql`insert into note (text) values ('one'), (null)`.execute(db);
    },
  },
  {
    name: '0003-change-note-text',
    up: (db, types) =>
      changeColumns(db, 'note', {
        text: {
          type: types.text,
          define: (column) => column.notNull(),
          value: sql`coalesce(text, 'none')`,
        },
      }),
  },
];

// Both begin at the same moment.
await new Promise((resolve) => setTimeout(resolve, Number(process.argv[3]) - Date.now()));
const database = await openSqlite({ path, busyTimeout: 30_000 });
const { applied } = await migrate(database, migrations);
await database.close();
process.stdout.write(applied.join(' '));
