import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, MemoryUnitOfWork, migrate, openSqlite } from '@plinth/runtime/database';
import {
  type EventCodec,
  eventMigration,
  MemoryEventStore,
  SqlEventStore,
} from '@plinth/runtime/eventsourcing';
import { MemorySagaStore, SqlSagaStore, sagaMigration } from '@plinth/runtime/saga';
import { sagaContract } from '@plinth/runtime/testing';
import { describe, it } from 'vitest';

/** Stores in a file of its own, which more than one connection can open. */
async function onSqlite(codecs: readonly EventCodec[]) {
  const folder = await mkdtemp(join(tmpdir(), 'plinth-sagas-'));
  const opened: Database[] = [];
  const another = async () => {
    const database = await openSqlite({ path: join(folder, 'checkouts.db'), durable: false });
    opened.push(database);
    return {
      database,
      events: new SqlEventStore(database, codecs),
      store: new SqlSagaStore(database),
    };
  };
  const first = await another();
  await migrate(first.database, [eventMigration, sagaMigration]);
  const close = async (): Promise<void> => {
    for (const database of opened) await database.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...first, another, close };
}

async function inMemory(codecs: readonly EventCodec[]) {
  const unitOfWork = new MemoryUnitOfWork();
  const process = {
    events: new MemoryEventStore(codecs, unitOfWork),
    store: new MemorySagaStore(unitOfWork),
  };
  return { ...process, another: async () => process, close: async () => undefined };
}

describe('sagas on SQLite', () => {
  for (const { title, run } of sagaContract(onSqlite)) it(title, run);
});

describe('sagas in memory', () => {
  for (const { title, run } of sagaContract(inMemory)) it(title, run);
});
