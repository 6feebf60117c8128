import type { ColumnTypes, Migration } from '@plinth/runtime/database';
import type { Kysely } from 'kysely';

/** The tables that the app began with. */
export const initial: Migration = {
  name: '0001-initial',
  fingerprint: '1ilinaq',
  async up(db, types) {
    await createLocationsLocation(db, types);
    await createVoyagePlanningVoyage(db, types);
    await createCargoBookingCargo(db, types);
    await createCargoBookingHandlingEvent(db, types);
    await createCargoBookingTracking(db, types);
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

async function createCargoBookingCargo(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('cargo_booking_cargo')
    .addColumn('id', types.text, (column) => column.primaryKey())
    .addColumn('route', types.json, (column) => column.notNull())
    .addColumn('itinerary', types.json)
    .addColumn('delivery', types.json, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull())
    .execute();
}

async function createCargoBookingHandlingEvent(
  db: Kysely<unknown>,
  types: ColumnTypes,
): Promise<void> {
  await db.schema
    .createTable('cargo_booking_handling_event')
    .addColumn('id', types.uuid, (column) => column.primaryKey())
    .addColumn('cargo', types.text, (column) =>
      column.notNull().references('cargo_booking_cargo.id'),
    )
    .addColumn('type', types.text, (column) => column.notNull())
    .addColumn('location', types.text, (column) => column.notNull())
    .addColumn('voyage', types.text)
    .addColumn('completed_at', types.datetime, (column) => column.notNull())
    .addColumn('registered_at', types.datetime, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('cargo_booking_handling_event_cargo_index')
    .on('cargo_booking_handling_event')
    .column('cargo')
    .execute();
  await db.schema
    .createIndex('cargo_booking_handling_event_location_index')
    .on('cargo_booking_handling_event')
    .column('location')
    .execute();
  await db.schema
    .createIndex('cargo_booking_handling_event_voyage_index')
    .on('cargo_booking_handling_event')
    .column('voyage')
    .execute();
  await db.schema
    .createIndex('cargo_booking_handling_event_cargo_completed_at_index')
    .on('cargo_booking_handling_event')
    .columns(['cargo', 'completed_at'])
    .execute();
}

async function createCargoBookingTracking(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('cargo_booking_tracking')
    .addColumn('cargo_id', types.text, (column) => column.notNull())
    .addColumn('destination', types.text)
    .addColumn('transport_status', types.text)
    .addColumn('eta', types.datetime)
    .addColumn('misdirected', types.bool, (column) => column.notNull())
    .addColumn('history', types.json, (column) => column.notNull())
    .addPrimaryKeyConstraint('cargo_booking_tracking_key', ['cargo_id'])
    .execute();
}
