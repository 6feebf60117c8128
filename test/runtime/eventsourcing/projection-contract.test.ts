import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, migrate, openSqlite } from '@plinth/runtime/database';
import { createEventTables, SqlEventStore } from '@plinth/runtime/eventsourcing';
import {
  createLibraryTables,
  libraryEvents,
  projectionContract,
  rebuildContract,
} from '@plinth/runtime/testing';
import { describe, it } from 'vitest';

/** An empty library in a file of its own, which more than one connection can open. */
async function library() {
  const folder = await mkdtemp(join(tmpdir(), 'plinth-views-'));
  const opened: Database[] = [];
  const another = async () => {
    const database = await openSqlite({ path: join(folder, 'library.db'), durable: false });
    opened.push(database);
    return { database, events: new SqlEventStore(database, [libraryEvents]) };
  };
  const first = await another();
  await migrate(first.database, [
    { name: '0000-events', up: createEventTables },
    { name: '0001-library', up: createLibraryTables },
  ]);
  const close = async (): Promise<void> => {
    for (const database of opened) await database.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...first, another, close };
}

describe('views that follow, on SQLite', () => {
  for (const { title, run } of projectionContract(library)) it(title, run);
});

describe('views in step and rebuilt, on SQLite', () => {
  for (const { title, run } of rebuildContract(library)) it(title, run);
});
