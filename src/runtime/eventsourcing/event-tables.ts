import type { Generated, Kysely } from 'kysely';
import { createHandledTable } from '../cqrs/index.ts';
import type { ColumnTypes, Migration } from '../database/index.ts';
import { createCheckpointTable } from './checkpoint-store.ts';
import { createEventHorizon } from './event-horizon.ts';

export interface EventRow {
  readonly position: Generated<number>;
  readonly category: string;
  readonly stream_id: string;
  readonly version: number;
  readonly id: string;
  readonly type: string;
  readonly type_version: number;
  /** JSON. */
  readonly data: string;
  readonly at: string;
  readonly actor_id: string | null;
  readonly correlation_id: string;
  readonly causation_id: string | null;
}

export interface EventTables {
  plinth_event: EventRow;
  plinth_unique: {
    readonly category: string;
    readonly field: string;
    readonly value: string;
    readonly stream_id: string;
  };
  plinth_sequence: { readonly category: string; readonly value: number };
}

/** The tables of an app that has aggregates: it lists this among its migrations. */
export const eventMigration: Migration = { name: '0000-plinth-events', up: createEventTables };

export async function createEventTables(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await createEventTable(db, types);
  if (types.engine === 'postgres') await createEventHorizon(db);
  await createUniqueTable(db, types);
  await db.schema
    .createTable('plinth_sequence')
    .addColumn('category', types.text, (column) => column.primaryKey())
    .addColumn('value', types.integer, (column) => column.notNull())
    .execute();
  await createCheckpointTable(db, types);
  await createHandledTable(db, types);
}

async function createEventTable(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('plinth_event')
    .addColumn('position', types.sequence, types.sequenceKey)
    .addColumn('category', types.text, (column) => column.notNull())
    .addColumn('stream_id', types.text, (column) => column.notNull())
    .addColumn('version', types.integer, (column) => column.notNull())
    .addColumn('id', types.text, (column) => column.notNull())
    .addColumn('type', types.text, (column) => column.notNull())
    .addColumn('type_version', types.integer, (column) => column.notNull())
    .addColumn('data', types.json, (column) => column.notNull())
    .addColumn('at', types.datetime, (column) => column.notNull())
    .addColumn('actor_id', types.text)
    .addColumn('correlation_id', types.text, (column) => column.notNull())
    .addColumn('causation_id', types.text)
    .addUniqueConstraint('plinth_event_version', ['category', 'stream_id', 'version'])
    .execute();
}

async function createUniqueTable(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('plinth_unique')
    .addColumn('category', types.text, (column) => column.notNull())
    .addColumn('field', types.text, (column) => column.notNull())
    .addColumn('value', types.text, (column) => column.notNull())
    .addColumn('stream_id', types.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('plinth_unique_value', ['category', 'field', 'value'])
    .execute();
  await db.schema
    .createIndex('plinth_unique_stream')
    .on('plinth_unique')
    .columns(['category', 'stream_id'])
    .execute();
}
