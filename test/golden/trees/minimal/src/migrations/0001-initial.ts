import type { ColumnTypes, Migration } from '@plinth/runtime/database';
import type { Kysely } from 'kysely';

/** The tables that the app began with. */
export const initial: Migration = {
  name: '0001-initial',
  fingerprint: '0r1oo8z',
  async up(db, types) {
    await createTasksTask(db, types);
  },
};

async function createTasksTask(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('tasks_task')
    .addColumn('id', types.uuid, (column) => column.primaryKey())
    .addColumn('title', types.text, (column) => column.notNull())
    .addColumn('done', types.bool, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull().defaultTo(1))
    .execute();
}
