import { migrate } from '@plinth/runtime/database';
import {
  SqlDeadLetterStore,
  SqlSubscriptionStore,
  subscriptionMigration,
} from '@plinth/runtime/events';
import { type EventCodec, eventMigration, SqlEventStore } from '@plinth/runtime/eventsourcing';
import { SqlLeaseStore } from '@plinth/runtime/leases';
import { emptyDatabase, type OwnDatabase } from './postgres.ts';

/** Stores in an empty database, which more than one process can open. */
export async function onPostgres(own: OwnDatabase, codecs: readonly EventCodec[]) {
  const database = await emptyDatabase(own);
  const opened = [database];
  await migrate(database, [eventMigration, subscriptionMigration]);
  const processOn = (one: typeof database) => ({
    events: new SqlEventStore(one, codecs),
    store: new SqlSubscriptionStore(one),
    deadLetters: new SqlDeadLetterStore(one),
    leases: new SqlLeaseStore(one),
  });
  const another = async () => {
    const one = await own.open();
    opened.push(one);
    return processOn(one);
  };
  const close = async (): Promise<void> => {
    for (const one of opened) await one.close();
  };
  return { ...processOn(database), another, close };
}
