import type { ColumnTypes, Migration } from '@plinth/runtime/database';
import type { Kysely } from 'kysely';

/** The tables that the app began with. */
export const initial: Migration = {
  name: '0001-initial',
  fingerprint: '00d4491',
  async up(db, types) {
    await createLocationsLocation(db, types);
    await createVoyagePlanningVoyage(db, types);
  },
};

async function createLocationsLocation(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('locations_location')
    .addColumn('id', types.text, (column) => column.primaryKey())
    .addColumn('name', types.text, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull().defaultTo(1))
    .execute();
}

async function createVoyagePlanningVoyage(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('voyage_planning_voyage')
    .addColumn('id', types.text, (column) => column.primaryKey())
    .addColumn('schedule', types.json, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull().defaultTo(1))
    .execute();
}
