import { type Database, migrate } from '@plinth/runtime/database';
import { Decimal } from '@plinth/runtime/domain';
import {
  type EventStore,
  eventMigration,
  SqlEventStore,
  StateStoredRepository,
  type VersionChange,
} from '@plinth/runtime/eventsourcing';
import { assertUpdated, uniqueAs, type Versioned } from '@plinth/runtime/repositories';
import { fixedClock, temporaryDatabase } from '@plinth/runtime/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Account, type AccountState } from '../domain/account.ts';
import { accountEvents } from './account-repository.ts';

interface AccountTables {
  account: { id: string; owner: string; state: string; _version: number };
}

class SqlAccountRepository extends StateStoredRepository<Account, string> {
  readonly #database: Database;

  constructor(database: Database, events: EventStore) {
    super({
      events,
      clock: fixedClock('2026-01-31T10:00:00.000Z'),
      kind: 'Account',
      category: accountEvents.category,
      make: (id, occasion) => new Account(id, occasion),
    });
    this.#database = database;
  }

  async existing(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const table = this.#database.of<AccountTables>().selectFrom('account');
    const rows = await table.select('id').where('id', 'in', ids).execute();
    return new Set(rows.map(({ id }) => id));
  }

  protected async findRow(id: string): Promise<Versioned<AccountState> | undefined> {
    const table = this.#database.of<AccountTables>().selectFrom('account');
    const row = await table.selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) return undefined;
    const json = JSON.parse(row.state);
    return { value: { ...json, balance: Decimal.of(json.balance) }, version: row._version };
  }

  protected async insertRow(state: AccountState, version: number): Promise<void> {
    const { id, owner } = state;
    await this.#database
      .of<AccountTables>()
      .insertInto('account')
      .values({ id, owner, state: JSON.stringify(state), _version: version })
      .execute()
      .catch(uniqueAs({ owner: 'owner' }));
  }

  protected async updateRow(state: AccountState, { from, to }: VersionChange): Promise<void> {
    const result = await this.#database
      .of<AccountTables>()
      .updateTable('account')
      .set({ owner: state.owner, state: JSON.stringify(state), _version: to })
      .where('id', '=', state.id)
      .where('_version', '=', from)
      .executeTakeFirst();
    assertUpdated(result, 'Account');
  }

  protected async deleteRow(id: string, version: number): Promise<void> {
    const result = await this.#database
      .of<AccountTables>()
      .deleteFrom('account')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst();
    assertUpdated(result, 'Account');
  }
}

let database: Database;
let events: EventStore;
let accounts: SqlAccountRepository;
beforeEach(async () => {
  database = await temporaryDatabase();
  await migrate(database, [
    eventMigration,
    {
      name: '0001-account',
      up: (db) =>
        db.schema
          .createTable('account')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('owner', 'text', (column) => column.notNull().unique())
          .addColumn('state', 'text', (column) => column.notNull())
          .addColumn('_version', 'integer', (column) => column.notNull())
          .execute(),
    },
  ]);
  events = new SqlEventStore(database, [accountEvents]);
  accounts = new SqlAccountRepository(database, events);
});
afterEach(() => database.close());

async function open(id: string, owner: string): Promise<number> {
  const account = accounts.create(id);
  account.open(owner);
  return accounts.save(account);
}

const typesIn = async (id: string) =>
  (await events.read({ category: 'accounts.account', id })).map(({ type }) => type);

describe('aggregates kept as rows', () => {
  it('come back as they were, and their events are in the log at the same version', async () => {
    await open('a-1', 'Mara');
    const account = await accounts.get('a-1');
    account.deposit('5.00');
    account.deposit('2.50');
    expect(await accounts.save(account)).toBe(3);
    const again = await accounts.get('a-1');
    expect([again.state.balance.toString(), again.version]).toEqual(['7.50', 3]);
    expect(await typesIn('a-1')).toEqual(['AccountOpened', 'MoneyDeposited', 'MoneyDeposited']);
    expect((await accounts.stateOf('a-1'))?.owner).toBe('Mara');
    expect(await accounts.existing(['a-1', 'a-2'])).toEqual(new Set(['a-1']));
  });

  it('refuse what somebody decided by an older state', async () => {
    await open('a-1', 'Mara');
    const [mine, theirs] = [await accounts.get('a-1'), await accounts.get('a-1')];
    theirs.deposit('1.00');
    await accounts.save(theirs);
    mine.deposit('2.00');
    await expect(accounts.save(mine)).rejects.toMatchObject({ code: 'Conflict' });
    expect((await accounts.get('a-1')).state.balance.toString()).toBe('1.00');
  });

  it('leave no event behind when their row cannot be written', async () => {
    await open('a-1', 'Mara');
    await expect(open('a-2', 'Mara')).rejects.toMatchObject({ code: 'NotUnique' });
    expect(await typesIn('a-2')).toEqual([]);
  });

  it('cannot be created under an id that is taken', async () => {
    await open('a-1', 'Mara');
    await expect(open('a-1', 'Ben')).rejects.toMatchObject({
      code: 'NotUnique',
      detail: 'id is already taken',
    });
  });

  it('are gone after an event that ends them, and can begin again', async () => {
    await open('a-1', 'Mara');
    const account = await accounts.get('a-1');
    account.drop();
    expect(await accounts.save(account)).toBe(2);
    await expect(accounts.get('a-1')).rejects.toMatchObject({ detail: 'there is no Account a-1' });
    expect(await open('a-1', 'Ben')).toBe(3);
    const again = await accounts.get('a-1');
    again.deposit('1.00');
    expect(await accounts.save(again)).toBe(4);
  });

  it('leave nothing when one command creates and ends them', async () => {
    const account = accounts.create('a-1');
    account.open('Mara');
    account.drop();
    expect(await accounts.save(account)).toBe(2);
    expect(await accounts.find('a-1')).toBe(null);
    expect(await typesIn('a-1')).toEqual(['AccountOpened', 'AccountDropped']);
  });

  it('are not saved when an invariant does not hold', async () => {
    await open('a-1', 'Mara');
    const account = await accounts.get('a-1');
    account.deposit('1000000.01');
    await expect(accounts.save(account)).rejects.toMatchObject({ code: 'TooRich' });
    expect((await accounts.get('a-1')).version).toBe(1);
  });
});
