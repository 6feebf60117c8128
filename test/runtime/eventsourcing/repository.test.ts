import { callContext } from '@plinth/runtime/auth';
import type { Database } from '@plinth/runtime/database';
import {
  type EventStore,
  eventMigration,
  MemoryEventStore,
  SqlEventStore,
} from '@plinth/runtime/eventsourcing';
import { fixedClock, temporaryDatabase } from '@plinth/runtime/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountRepository, accountEvents, OwnedAccountRepository } from './account-repository.ts';

const clock = fixedClock('2026-01-31T10:00:00.000Z');
let database: Database;
let events: EventStore;
let accounts: AccountRepository;
beforeAll(async () => {
  database = await temporaryDatabase([eventMigration]);
});
afterAll(() => database.close());

const engines = {
  memory: async () => new MemoryEventStore([accountEvents]),
  SQLite: async () => {
    await database.run(async () => {
      for (const table of ['plinth_event', 'plinth_unique']) {
        await sql`delete from ${sql.table(table)}`.execute(database.of<unknown>());
      }
    });
    return new SqlEventStore(database, [accountEvents]);
  },
};

async function open(id: string, owner: string, kept = accounts): Promise<number> {
  const account = kept.create(id);
  account.open(owner);
  return kept.save(account);
}

describe.each(Object.entries(engines))('aggregates rebuilt from events in %s', (_, make) => {
  beforeEach(async () => {
    events = await make();
    accounts = new AccountRepository({ events, clock });
  });

  it('come back as they were saved', async () => {
    expect(await open('a-1', 'Mara')).toBe(1);
    const account = await accounts.get('a-1');
    account.deposit('5.00');
    account.deposit('2.50');
    expect(await accounts.save(account)).toBe(3);
    const again = await accounts.get('a-1');
    expect(again.state.balance.toString()).toBe('7.50');
    expect(again.version).toBe(3);
  });

  it('cost nothing to save when nothing happened', async () => {
    await open('a-1', 'Mara');
    expect(await accounts.save(await accounts.get('a-1'))).toBe(1);
    expect((await events.read({ category: 'accounts.account', id: 'a-1' })).length).toBe(1);
  });

  it('tell their state to whoever only wants to look', async () => {
    await open('a-1', 'Mara');
    expect((await accounts.stateOf('a-1'))?.owner).toBe('Mara');
    expect(await accounts.stateOf('a-2')).toBe(null);
  });

  it('are not found before they begin and after they end', async () => {
    expect(await accounts.find('a-1')).toBe(null);
    await expect(accounts.get('a-1')).rejects.toMatchObject({
      code: 'NotFound',
      detail: 'there is no Account a-1',
    });
    await open('a-1', 'Mara');
    const account = await accounts.get('a-1');
    account.drop();
    await accounts.save(account);
    expect(await accounts.find('a-1')).toBe(null);
    await open('a-2', 'Ben');
    expect(await accounts.existing(['a-1', 'a-2', 'a-3'])).toEqual(new Set(['a-2']));
  });

  it('can begin again under the id of one that ended', async () => {
    await open('a-1', 'Mara');
    const account = await accounts.get('a-1');
    account.drop();
    await accounts.save(account);
    expect(await open('a-1', 'Ben')).toBe(3);
    const again = await accounts.get('a-1');
    expect([again.state.owner, again.version]).toEqual(['Ben', 3]);
  });

  it('cannot be created under an id that is taken', async () => {
    await open('a-1', 'Mara');
    await expect(open('a-1', 'Ben')).rejects.toMatchObject({ code: 'NotUnique', status: 409 });
    expect((await accounts.get('a-1')).state.owner).toBe('Mara');
  });

  it('refuse what somebody decided by an older state', async () => {
    await open('a-1', 'Mara');
    const [mine, theirs] = [await accounts.get('a-1'), await accounts.get('a-1')];
    theirs.deposit('1.00');
    await accounts.save(theirs);
    mine.deposit('2.00');
    await expect(accounts.save(mine)).rejects.toMatchObject({ code: 'Conflict', status: 409 });
    expect((await accounts.get('a-1')).state.balance.toString()).toBe('1.00');
  });

  it('are rebuilt of long streams by what came since, and never of what was taken back', async () => {
    await open('a-1', 'Mara');
    const deposit = async (times: number, kept = accounts) => {
      const account = await kept.get('a-1');
      for (let time = 0; time < times; time += 1) account.deposit('1.00');
      return kept.save(account);
    };
    await deposit(150);
    const read: number[] = [];
    const counting: EventStore = Object.create(events, {
      read: {
        value: async (...asked: Parameters<EventStore['read']>) => {
          const found = await events.read(...asked);
          read.push(found.length);
          return found;
        },
      },
      unitOfWork: { value: events.unitOfWork },
      append: { value: events.append.bind(events) },
      appendLast: { value: events.appendLast.bind(events) },
    });
    const watched = new AccountRepository({ events: counting, clock });
    expect((await watched.get('a-1')).version).toBe(151);
    const failing = events.unitOfWork.run(async () => {
      await deposit(2, watched);
      expect((await watched.get('a-1')).version).toBe(153);
      throw new Error('taken back');
    });
    await expect(failing).rejects.toThrow('taken back');
    await deposit(3, accounts);
    const again = await watched.get('a-1');
    expect([again.version, again.state.balance.toString()]).toEqual([154, '153.00']);
    await deposit(1, watched);
    expect((await watched.get('a-1')).version).toBe(155);
    expect(read.filter((count) => count > 0)).toEqual([151, 2, 3]);
  });

  it('are not saved when an invariant does not hold', async () => {
    await open('a-1', 'Mara');
    const account = await accounts.get('a-1');
    account.deposit('1000000.01');
    await expect(accounts.save(account)).rejects.toMatchObject({ code: 'TooRich' });
    expect((await accounts.get('a-1')).version).toBe(1);
  });

  it('know who acted, in the course of what', async () => {
    const call = {
      correlationId: 'request-9',
      actor: { id: 'mara', roles: [], claims: {} },
      causationId: 'event-3',
    };
    await callContext.run(call, () => open('a-1', 'Mara'));
    await open('a-2', 'Ben');
    const [first, second] = await events.readAll({ after: 0, limit: 10 });
    expect(first?.meta).toMatchObject({
      actorId: 'mara',
      correlationId: 'request-9',
      causationId: 'event-3',
      at: clock.now(),
    });
    expect(second?.meta).toMatchObject({ actorId: 'system', causationId: null });
  });
});

describe.each(Object.entries(engines))('a unique field in %s', (_, make) => {
  let owned: OwnedAccountRepository;
  beforeEach(async () => {
    events = await make();
    owned = new OwnedAccountRepository({ events, clock });
  });

  it('finds the aggregate that has the value', async () => {
    await open('a-1', 'Mara', owned);
    expect((await owned.getByOwner('Mara')).id).toBe('a-1');
    await expect(owned.getByOwner('Ben')).rejects.toMatchObject({ code: 'NotFound' });
  });

  it('is refused to a second one, and nothing of that one is kept', async () => {
    await open('a-1', 'Mara', owned);
    await expect(open('a-2', 'Mara', owned)).rejects.toMatchObject({
      code: 'NotUnique',
      detail: 'owner is already taken',
    });
    expect(await owned.find('a-2')).toBe(null);
    expect((await events.readAll({ after: 0, limit: 10 })).length).toBe(1);
  });

  it('is free again when it changes, or its aggregate ends', async () => {
    await open('a-1', 'Mara', owned);
    const account = await owned.get('a-1');
    account.rename('Ben');
    await owned.save(account);
    await open('a-2', 'Mara', owned);
    expect((await owned.getByOwner('Mara')).id).toBe('a-2');
    const second = await owned.get('a-2');
    second.drop();
    await owned.save(second);
    await open('a-3', 'Mara', owned);
    expect((await owned.getByOwner('Mara')).id).toBe('a-3');
  });
});
