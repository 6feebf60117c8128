import { handledMigration, SqlHandledCommands } from '@plinth/runtime/cqrs';
import { migrate } from '@plinth/runtime/database';
import {
  createEventTables,
  type EventCodec,
  eventMigration,
  SqlEventStore,
} from '@plinth/runtime/eventsourcing';
import { channelCodec } from '@plinth/runtime/messaging';
import {
  createLibraryTables,
  eventStoreContract,
  handledCommandsContract,
  libraryEvents,
  messagingContract,
  projectionContract,
  rebuildContract,
  streamingContract,
  subscriptionContract,
} from '@plinth/runtime/testing';
import { describe, it } from 'vitest';
import { accountEvents } from '../runtime/eventsourcing/account-repository.ts';
import { keptStatesCases, sideBySideCases } from '../runtime/eventsourcing/kept-states.ts';
import { embedded } from '../runtime/messaging/embedded.ts';
import { onPostgres } from './event-processes.ts';
import { emptyDatabase, ownDatabase, postgresIsThere, sharedDatabase } from './postgres.ts';

describe.skipIf(!(await postgresIsThere))('on PostgreSQL', () => {
  const own = ownDatabase();

  const store = async (codecs: readonly EventCodec[]) => {
    const database = await emptyDatabase(own);
    await migrate(database, [eventMigration]);
    return { events: new SqlEventStore(database, codecs), close: () => database.close() };
  };

  /** An empty library, which more than one process can open. */
  const library = () =>
    sharedDatabase(
      own,
      [
        { name: '0000-events', up: createEventTables },
        { name: '0001-library', up: createLibraryTables },
      ],
      (database) => ({ database, events: new SqlEventStore(database, [libraryEvents]) }),
    );

  describe('the event store', () => {
    for (const { title, run } of eventStoreContract(store)) it(title, run);
  });

  describe('units that go by kept states', () => {
    it.each(Object.entries({ ...keptStatesCases, ...sideBySideCases }))('%s', async (_, run) => {
      const here = await onPostgres(own, [accountEvents]);
      try {
        await run({ here, there: await here.another() });
      } finally {
        await here.close();
      }
    });
  });

  describe('commands that are handled once', () => {
    const cases = handledCommandsContract(async () => {
      const database = await emptyDatabase(own);
      await migrate(database, [handledMigration]);
      const handled = new SqlHandledCommands(database);
      return { unitOfWork: database, handled, close: () => database.close() };
    });
    for (const { title, run } of cases) it(title, run);
  });

  describe('subscriptions', () => {
    const cases = subscriptionContract((codecs) => onPostgres(own, codecs));
    for (const { title, run } of cases) it(title, run);
  });

  describe('streams', () => {
    const cases = streamingContract((codecs) => onPostgres(own, codecs));
    for (const { title, run } of cases) it(title, run);
  });

  describe('messages on the embedded broker', () => {
    const cases = messagingContract(async (channels) =>
      embedded(await onPostgres(own, channels.map(channelCodec)), channels),
    );
    for (const { title, run } of cases) it(title, run);
  });

  describe('views that follow', () => {
    for (const { title, run } of projectionContract(library)) it(title, run);
  });

  describe('views in step and rebuilt', () => {
    for (const { title, run } of rebuildContract(library)) it(title, run);
  });
});
