import { migrate } from '@plinth/runtime/database';
import { type EventCodec, eventMigration, SqlEventStore } from '@plinth/runtime/eventsourcing';
import { SqlSagaStore, sagaMigration } from '@plinth/runtime/saga';
import { sagaContract } from '@plinth/runtime/testing';
import { describe, it } from 'vitest';
import { emptyDatabase, ownDatabase, postgresIsThere } from './postgres.ts';

describe.skipIf(!(await postgresIsThere))('sagas on PostgreSQL', () => {
  const own = ownDatabase();

  const subject = async (codecs: readonly EventCodec[]) => {
    const database = await emptyDatabase(own);
    const opened = [database];
    await migrate(database, [eventMigration, sagaMigration]);
    const processOn = (one: typeof database) => ({
      events: new SqlEventStore(one, codecs),
      store: new SqlSagaStore(one),
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
  };

  for (const { title, run } of sagaContract(subject)) it(title, run);
});
