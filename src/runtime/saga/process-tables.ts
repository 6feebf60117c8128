import { type Kysely, sql } from 'kysely';
import type { ColumnTypes, Migration } from '../database/index.ts';
import { renameSubscription } from '../events/index.ts';
import type { ProcessInstance } from './process-instance.ts';
import { timerCategory } from './timer-event.ts';

export interface ProcessTables {
  readonly plinth_process: {
    readonly process: string;
    readonly key: string;
    readonly state: ProcessInstance['state'];
    /** JSON. */
    readonly data: string;
    readonly event_id: string;
    readonly version: number;
    readonly started_at: string;
    readonly ended_at: string | null;
  };
  readonly plinth_timer: {
    readonly id: string;
    readonly process: string;
    readonly key: string;
    readonly name: string;
    /** Milliseconds since 1970. */
    readonly due_at: number | null;
    readonly at: string;
    readonly position: number;
    readonly event_id: string;
    readonly correlation_id: string;
    /** JSON. */
    readonly data: string;
  };
}

/** The tables of processes and their timers: the application lists it among its migrations. */
export const processMigration: Migration = {
  name: '0000-plinth-processes',
  up: createProcessTables,
};

export async function createProcessTables(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('plinth_process')
    .addColumn('process', types.text, (column) => column.notNull())
    .addColumn('key', types.text, (column) => column.notNull())
    .addColumn('state', types.text, (column) => column.notNull())
    .addColumn('data', types.text, (column) => column.notNull())
    .addColumn('event_id', types.text, (column) => column.notNull())
    .addColumn('version', types.integer, (column) => column.notNull())
    .addColumn('started_at', types.datetime, (column) => column.notNull())
    .addColumn('ended_at', types.datetime)
    .addPrimaryKeyConstraint('plinth_process_pk', ['process', 'key'])
    .execute();
  await db.schema
    .createIndex('plinth_process_state')
    .on('plinth_process')
    .columns(['state', 'process', 'started_at'])
    .execute();
  await createTimerTable(db, types);
}

async function createTimerTable(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('plinth_timer')
    .addColumn('id', types.text, (column) => column.primaryKey())
    .addColumn('process', types.text, (column) => column.notNull())
    .addColumn('key', types.text, (column) => column.notNull())
    .addColumn('name', types.text, (column) => column.notNull())
    .addColumn('due_at', types.integer)
    .addColumn('at', types.datetime, (column) => column.notNull())
    .addColumn('position', types.integer, (column) => column.notNull())
    .addColumn('event_id', types.text, (column) => column.notNull())
    .addColumn('correlation_id', types.text, (column) => column.notNull())
    .addColumn('data', types.text, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('plinth_timer_name')
    .on('plinth_timer')
    .columns(['process', 'key', 'name'])
    .unique()
    .execute();
  await db.schema
    .createIndex('plinth_timer_due')
    .on('plinth_timer')
    .columns(['due_at'])
    .where('due_at', 'is not', null)
    .execute();
}

/** Files what is kept of a process under its new name: instances, timers, and its place in the log. */
export async function renameProcess(db: Kysely<unknown>, from: string, to: string): Promise<void> {
  for (const table of ['plinth_process', 'plinth_timer']) {
    await sql`update ${sql.table(table)} set process = ${to} where process = ${from}`.execute(db);
  }
  await sql`update ${sql.table('plinth_event')} set type = ${to} where category = ${timerCategory} and type = ${from}`.execute(
    db,
  );
  await renameSubscription(db, from, to);
}

/** What waits under the name that a timer of a process had goes by its new one. */
export async function renameTimer(
  db: Kysely<unknown>,
  process: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await sql`update ${sql.table('plinth_timer')} set name = ${to} where process = ${process} and name = ${from}`.execute(
    db,
  );
}
