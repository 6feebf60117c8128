import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, MemoryUnitOfWork, migrate, openSqlite } from '@plinth/runtime/database';
import {
  MemorySubscriptionStore,
  SqlDeadLetterStore,
  SqlSubscriptionStore,
  subscriptionMigration,
} from '@plinth/runtime/events';
import {
  type EventCodec,
  eventMigration,
  MemoryEventStore,
  SqlEventStore,
} from '@plinth/runtime/eventsourcing';
import { MemoryLeaseStore, SqlLeaseStore } from '@plinth/runtime/leases';
import {
  MemoryProcessStore,
  processMigration,
  SqlProcessStore,
  SqlSagaStore,
  sagaMigration,
} from '@plinth/runtime/saga';

/** Stores in a file of its own, which more than one connection can open. */
export async function onSqlite(codecs: readonly EventCodec[]) {
  const folder = await mkdtemp(join(tmpdir(), 'plinth-events-'));
  const opened: Database[] = [];
  const another = async () => {
    const database = await openSqlite({ path: join(folder, 'orders.db'), durable: false });
    opened.push(database);
    return {
      database,
      events: new SqlEventStore(database, codecs),
      store: new SqlSubscriptionStore(database),
      deadLetters: new SqlDeadLetterStore(database),
      leases: new SqlLeaseStore(database),
      processes: new SqlProcessStore(database),
      sagas: new SqlSagaStore(database),
    };
  };
  const first = await another();
  await migrate(first.database, [
    eventMigration,
    subscriptionMigration,
    processMigration,
    sagaMigration,
  ]);
  const close = async (): Promise<void> => {
    for (const database of opened) await database.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...first, another, close };
}

export async function inMemory(codecs: readonly EventCodec[]) {
  const unitOfWork = new MemoryUnitOfWork();
  const store = new MemorySubscriptionStore(unitOfWork);
  const process = {
    events: new MemoryEventStore(codecs, unitOfWork),
    store,
    deadLetters: store.deadLetters,
    leases: new MemoryLeaseStore(unitOfWork),
    processes: new MemoryProcessStore(unitOfWork),
  };
  return { ...process, another: async () => process, close: async () => undefined };
}
