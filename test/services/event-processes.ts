import {
  SqlDeadLetterStore,
  SqlSubscriptionStore,
  subscriptionMigration,
} from '@plinth/runtime/events';
import { type EventCodec, eventMigration, SqlEventStore } from '@plinth/runtime/eventsourcing';
import { SqlLeaseStore } from '@plinth/runtime/leases';
import {
  processMigration,
  SqlProcessStore,
  SqlSagaStore,
  sagaMigration,
} from '@plinth/runtime/saga';
import { type OwnDatabase, sharedDatabase } from './postgres.ts';

const migrations = [eventMigration, subscriptionMigration, processMigration, sagaMigration];

/** Stores in an empty database, which more than one process can open. */
export const onPostgres = (own: OwnDatabase, codecs: readonly EventCodec[]) =>
  sharedDatabase(own, migrations, (database) => ({
    database,
    events: new SqlEventStore(database, codecs),
    store: new SqlSubscriptionStore(database),
    deadLetters: new SqlDeadLetterStore(database),
    leases: new SqlLeaseStore(database),
    processes: new SqlProcessStore(database),
    sagas: new SqlSagaStore(database),
  }));
