import type { Kysely } from 'kysely';
import type { ColumnTypes, Migration } from '../database/index.ts';
import { createLeaseTable } from '../leases/index.ts';
import type { DeadLetterState } from './dead-letter.ts';

export interface SubscriptionTables {
  readonly plinth_subscription: { readonly name: string; readonly position: number };
  readonly plinth_delivery: {
    readonly subscription: string;
    readonly position: number;
    readonly key: string;
    readonly attempts: number;
    /** 0 or 1. */
    readonly running: number;
  };
  readonly plinth_dead_letter: {
    readonly id: string;
    readonly source: string;
    readonly position: number;
    readonly event_id: string;
    readonly type: string;
    readonly key: string;
    readonly attempts: number;
    readonly code: string;
    readonly message: string;
    readonly at: string;
    readonly state: DeadLetterState;
  };
}

/** The tables of an app that reacts to events: it lists this among its migrations, after the log. */
export const subscriptionMigration: Migration = {
  name: '0000-plinth-subscriptions',
  up: createSubscriptionTables,
};

export async function createSubscriptionTables(
  db: Kysely<unknown>,
  types: ColumnTypes,
): Promise<void> {
  await createLeaseTable(db, types);
  await db.schema
    .createTable('plinth_subscription')
    .addColumn('name', types.text, (column) => column.primaryKey())
    .addColumn('position', types.integer, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('plinth_delivery')
    .addColumn('subscription', types.text, (column) => column.notNull())
    .addColumn('position', types.integer, (column) => column.notNull())
    .addColumn('key', types.text, (column) => column.notNull())
    .addColumn('attempts', types.integer, (column) => column.notNull())
    .addColumn('running', types.integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('plinth_delivery_pk', ['subscription', 'position'])
    .execute();
  await db.schema
    .createIndex('plinth_delivery_key')
    .on('plinth_delivery')
    .columns(['subscription', 'key', 'position'])
    .execute();
  await createDeadLetterTable(db, types);
}

async function createDeadLetterTable(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('plinth_dead_letter')
    .addColumn('id', types.text, (column) => column.primaryKey())
    .addColumn('source', types.text, (column) => column.notNull())
    .addColumn('position', types.integer, (column) => column.notNull())
    .addColumn('event_id', types.uuid, (column) => column.notNull())
    .addColumn('type', types.text, (column) => column.notNull())
    .addColumn('key', types.text, (column) => column.notNull())
    .addColumn('attempts', types.integer, (column) => column.notNull())
    .addColumn('code', types.text, (column) => column.notNull())
    .addColumn('message', types.text, (column) => column.notNull())
    .addColumn('at', types.datetime, (column) => column.notNull())
    .addColumn('state', types.text, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('plinth_dead_letter_state')
    .on('plinth_dead_letter')
    .columns(['state', 'source', 'position'])
    .execute();
}
