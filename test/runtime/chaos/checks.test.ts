import type { Database } from '@plinth/runtime/database';
import { subscriptionMigration } from '@plinth/runtime/events';
import { eventMigration, SqlEventStore, ViewProjector } from '@plinth/runtime/eventsourcing';
import { processMigration, sagaMigration } from '@plinth/runtime/saga';
import {
  createLibraryTables,
  fixedClock,
  libraryEvents,
  temporaryDatabase,
} from '@plinth/runtime/testing';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkRest, problemOfSaga } from '../../../src/runtime/chaos/check-rest.ts';
import { checkStreams } from '../../../src/runtime/chaos/check-streams.ts';
import { checkViews } from '../../../src/runtime/chaos/check-views.ts';
import { tablesIn } from '../../../src/runtime/chaos/kept-tables.ts';
import { busyIn } from '../../../src/runtime/chaos/settle-app.ts';
import {
  happen,
  libraryStory,
  libraryViews,
} from '../../../src/runtime/testing/contract-library.ts';
import { AccountRepository, accountEvents } from '../eventsourcing/account-repository.ts';

const clock = fixedClock('2026-01-31T10:00:00.000Z');
const libraryMigration = { name: 'library', up: createLibraryTables };
let database: Database;
let events: SqlEventStore;

beforeEach(async () => {
  database = await temporaryDatabase([
    eventMigration,
    subscriptionMigration,
    sagaMigration,
    processMigration,
    libraryMigration,
  ]);
  events = new SqlEventStore(database, [accountEvents, libraryEvents]);
});

afterEach(() => database.close());

const run = (text: string): Promise<unknown> =>
  database.run(() => sql.raw(text).execute(database.of<unknown>()));

describe('streams', () => {
  let accounts: AccountRepository;
  beforeEach(() => {
    accounts = new AccountRepository({ events, clock });
  });
  const open = async (...ids: readonly string[]): Promise<void> => {
    for (const id of ids) {
      const account = accounts.create(id);
      account.open('Ann');
      account.deposit('1.00');
      await accounts.save(account);
    }
  };
  const check = () => checkStreams(database, { 'accounts.account': accounts });

  it('are loaded, and their invariants asked', async () => {
    await open('a0', 'a1');
    expect(await check()).toEqual({
      looked: [
        '4 events in 2 streams, each version once',
        '2 aggregates loaded, with their invariants',
      ],
      findings: [],
    });
  });

  it('tell which invariant of what does not hold', async () => {
    await open('a0', 'a1');
    const account = await accounts.get('a1');
    account.deposit('2000000.00');
    await events.append({ category: 'accounts.account', id: 'a1' }, 2, account.changes);
    expect((await check()).findings).toEqual([
      { where: 'accounts.account a1', what: expect.stringContaining('too much for one account') },
    ]);
  });

  it('miss no version', async () => {
    await open('a0');
    await run("delete from plinth_event where version = 1 and stream_id = 'a0'");
    expect((await checkStreams(database, {})).findings).toEqual([
      { where: 'accounts.account a0', what: 'it has 1 event and is at version 2' },
    ]);
  });

  it('stand where what is kept of them stands', async () => {
    await open('a0');
    const behind = { find: async () => ({ exists: true, version: 1, checkInvariants() {} }) };
    expect((await checkStreams(database, { 'accounts.account': behind })).findings).toEqual([
      {
        where: 'accounts.account a0',
        what: 'what is kept of it is at version 1, its stream at 2',
      },
    ]);
  });
});

describe('views', () => {
  const views = libraryViews({ sync: false });

  const project = async (): Promise<void> => {
    await happen(events, libraryStory(120));
    for (const view of views) {
      const all = await events.readAll({ after: 0, limit: 1_000, types: view.types });
      await database.run(() => new ViewProjector(database, view).project(all));
    }
  };
  const found = async () => (await checkViews({ database, events }, views)).findings;

  it('equal what their events make, and are left as they were', async () => {
    await project();
    const tables = await tablesIn(database);
    const { looked, findings } = await checkViews({ database, events }, views);
    expect(findings).toEqual([]);
    expect(looked).toEqual(['3 views made anew and compared, 21 rows']);
    expect(await tablesIn(database)).toEqual(tables);
  });

  it.each([
    [
      'counts twice',
      "update contract_library_author set books = books + 1 where author = 'author 1'",
      [
        {
          where: 'view library.authors',
          what: expect.stringMatching(/^row author 1: books is \d+, and its events make \d+$/),
        },
      ],
    ],
    [
      'has lost a row',
      "delete from contract_library_author where author = 'author 1'",
      [{ where: 'view library.authors', what: 'row author 1 is missing' }],
    ],
    [
      'has a row of its own',
      "insert into contract_library_size (author, size, books) values ('nobody', 'long', 1)",
      [{ where: 'view library.sizes', what: 'row nobody long follows from no event' }],
    ],
  ])('tell of one that %s', async (_, change, wanted) => {
    await project();
    await run(change);
    expect(await found()).toEqual(wanted);
  });
});

describe('what is under way', () => {
  const found = async () =>
    (await checkRest({ database, tables: await tablesIn(database) })).findings;

  it('is nothing in the beginning', async () => {
    expect(await found()).toEqual([]);
  });

  it('is a delivery that nobody ends', async () => {
    await run(
      "insert into plinth_delivery (subscription, position, key, attempts, running) values ('mail', 7, 'a', 1, 1)",
    );
    expect(await found()).toEqual([
      { where: 'subscription mail', what: '1 event that it has begun and not ended' },
    ]);
  });

  it('is a timer that has not fired, but none whose time has not come', async () => {
    const timer = (name: string, due: number) =>
      run(
        `insert into plinth_timer (id, process, key, name, due_at, at, position, event_id, correlation_id, data) values ('${name}', 'booking', 'a', '${name}', ${due}, '', 1, '', '', '{}')`,
      );
    await timer('late', Date.UTC(2026, 0, 1));
    await timer('early', Date.now() + 60_000);
    expect(await found()).toEqual([
      {
        where: 'process booking',
        what: 'its timer late was due at 2026-01-01T00:00:00.000Z, and has not fired',
      },
    ]);
  });

  it('is no dead letter that says why', async () => {
    const letter = (id: string, code: string) =>
      run(
        `insert into plinth_dead_letter (id, source, position, event_id, type, key, attempts, code, message, at, state) values ('${id}', 'mail', 1, 'e', 'T', 'k', 1, '${code}', '${code}', '', 'parked')`,
      );
    await letter('mail:1', 'Broken');
    await letter('mail:2', '');
    const { looked, findings } = await checkRest({ database, tables: await tablesIn(database) });
    expect(findings).toEqual([{ where: 'dead letter mail:2', what: 'nothing says why' }]);
    expect(looked).toContain('2 dead letters: 1 mail Broken, 1 mail ');
  });

  const failure = { code: 'Broken', message: 'it is' };
  const step = (state: string, more = {}) => ({ steps: { pay: { state, ...more } } });
  it.each([
    ['done', step('done'), undefined],
    ['failed', step('undone'), undefined],
    ['running', step('doing'), 'it is running, and nobody goes on with it'],
    ['undoing', step('undoing'), 'it is undoing, and nobody goes on with it'],
    ['done', step('doing'), 'it is done, and its step pay is under way'],
    ['failed', step('recalling'), 'it is failed, and its step pay is under way'],
    ['parked', step('undoing', { failure }), undefined],
    ['parked', step('undoing'), 'it is parked, and nothing says why'],
    ['abandoned', step('doing'), undefined],
  ])('is a saga that is %s: %j', (state, journal, wanted) => {
    expect(problemOfSaga(state, JSON.stringify(journal))).toBe(wanted);
  });

  it('is what the gauges of the app say', () => {
    const metrics = `# HELP sagas Sagas
sagas{saga="pay",state="running"} 2
sagas{saga="pay",state="undoing"} 0
sagas{saga="pay",state="parked"} 3
subscription_events_behind{subscription="mail"} 0
subscription_events_behind{subscription="post"} 12
process_timers{process="booking",state="waiting"} 4
`;
    expect(busyIn(metrics)).toEqual([
      'sagas{saga="pay",state="running"} 2',
      'subscription_events_behind{subscription="post"} 12',
    ]);
  });
});
