import type { ColumnTypes, Migration } from '@plinth/runtime/database';
import type { Kysely } from 'kysely';

/** The tables that the app began with. */
export const initial: Migration = {
  name: '0001-initial',
  fingerprint: '1kj64yf',
  async up(db, types) {
    await createPatientsOwner(db, types);
    await createPatientsSpecies(db, types);
    await createPatientsPet(db, types);
    await createVetsProfile(db, types);
  },
};

async function createPatientsOwner(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('patients_owner')
    .addColumn('id', types.sequence, types.sequenceKey)
    .addColumn('name', types.text, (column) => column.notNull())
    .addColumn('phone', types.text, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull().defaultTo(1))
    .execute();
}

async function createPatientsSpecies(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('patients_species')
    .addColumn('id', types.integer, (column) => column.primaryKey())
    .addColumn('name', types.text, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema
    .createIndex('patients_species_name_unique')
    .unique()
    .on('patients_species')
    .column('name')
    .execute();
}

async function createPatientsPet(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('patients_pet')
    .addColumn('id', types.sequence, types.sequenceKey)
    .addColumn('name', types.text, (column) => column.notNull())
    .addColumn('born', types.date, (column) => column.notNull())
    .addColumn('owner', types.integer, (column) => column.notNull().references('patients_owner.id'))
    .addColumn('species', types.integer, (column) =>
      column.notNull().references('patients_species.id'),
    )
    .addColumn('_version', types.integer, (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema
    .createIndex('patients_pet_owner_index')
    .on('patients_pet')
    .column('owner')
    .execute();
  await db.schema
    .createIndex('patients_pet_species_index')
    .on('patients_pet')
    .column('species')
    .execute();
}

async function createVetsProfile(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('vets_profile')
    .addColumn('id', types.uuid, (column) => column.primaryKey())
    .addColumn('status', types.text, (column) => column.notNull())
    .addColumn('account', types.uuid, (column) => column.notNull())
    .addColumn('username', types.text, (column) => column.notNull())
    .addColumn('bio', types.text)
    .addColumn('image', types.text)
    .addColumn('followers', types.json, (column) => column.notNull())
    .addColumn('_version', types.integer, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('vets_profile_account_unique')
    .unique()
    .on('vets_profile')
    .column('account')
    .execute();
  await db.schema
    .createIndex('vets_profile_username_unique')
    .unique()
    .on('vets_profile')
    .column('username')
    .execute();
}
