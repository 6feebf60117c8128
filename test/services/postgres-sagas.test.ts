import { type EventCodec, eventMigration, SqlEventStore } from '@plinth/runtime/eventsourcing';
import { SqlSagaStore, sagaMigration } from '@plinth/runtime/saga';
import { sagaContract } from '@plinth/runtime/testing';
import { describe, it } from 'vitest';
import { checkoutEvents } from '../../src/runtime/testing/contract-checkouts.ts';
import { sagaRenaming } from '../runtime/saga/saga-renaming.ts';
import { onPostgres } from './event-processes.ts';
import { ownDatabase, postgresIsThere, sharedDatabase } from './postgres.ts';

describe.skipIf(!(await postgresIsThere))('sagas on PostgreSQL', () => {
  const own = ownDatabase();

  const subject = (codecs: readonly EventCodec[]) =>
    sharedDatabase(own, [eventMigration, sagaMigration], (database) => ({
      events: new SqlEventStore(database, codecs),
      store: new SqlSagaStore(database),
    }));

  for (const { title, run } of sagaContract(subject)) it(title, run);

  for (const { title, run } of sagaRenaming(() => onPostgres(own, [checkoutEvents])))
    it(title, run);
});
