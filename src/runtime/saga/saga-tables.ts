import type { Kysely } from 'kysely';
import type { ColumnTypes, Migration } from '../database/index.ts';
import type { SagaState } from './saga-instance.ts';

export interface SagaTables {
  readonly plinth_saga: {
    readonly id: string;
    readonly saga: string;
    readonly position: number;
    readonly state: SagaState;
    /** JSON. */
    readonly journal: string;
    readonly started_at: string;
    readonly ended_at: string | null;
    readonly owner: string | null;
    readonly token: number;
    /** Milliseconds since 1970. */
    readonly due_at: number | null;
  };
}

/** The table of sagas: the application lists it among its migrations. */
export const sagaMigration: Migration = { name: '0000-plinth-sagas', up: createSagaTable };

export async function createSagaTable(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('plinth_saga')
    .addColumn('id', types.text, (column) => column.primaryKey())
    .addColumn('saga', types.text, (column) => column.notNull())
    .addColumn('position', types.integer, (column) => column.notNull())
    .addColumn('state', types.text, (column) => column.notNull())
    .addColumn('journal', types.text, (column) => column.notNull())
    .addColumn('started_at', types.datetime, (column) => column.notNull())
    .addColumn('ended_at', types.datetime)
    .addColumn('owner', types.text)
    .addColumn('token', types.integer, (column) => column.notNull())
    .addColumn('due_at', types.integer)
    .execute();
  await db.schema
    .createIndex('plinth_saga_due')
    .on('plinth_saga')
    .columns(['due_at'])
    .where('due_at', 'is not', null)
    .execute();
  await db.schema
    .createIndex('plinth_saga_state')
    .on('plinth_saga')
    .columns(['state', 'saga', 'started_at'])
    .execute();
}
