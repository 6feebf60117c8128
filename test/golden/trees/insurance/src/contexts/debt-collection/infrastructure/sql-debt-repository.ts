import type { Database } from '@plinth/runtime/database';
import type { Clock, Occasion } from '@plinth/runtime/domain';
import {
  type EventStore,
  StateStoredRepository,
  type VersionChange,
} from '@plinth/runtime/eventsourcing';
import { assertUpdated, inBatches, inUse, type Versioned } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { DebtRepository } from '../application/debt-repository.js';
import { Debt } from '../domain/debt/debt.js';
import type { DebtState } from '../domain/debt/state.js';
import type { DebtId } from '../domain/types.js';
import { debtFromRow, debtToRow } from './debt-table.js';
import type { DebtCollectionTables } from './tables.js';

export class SqlDebtRepository
  extends StateStoredRepository<Debt, DebtId>
  implements DebtRepository
{
  readonly #database: Database;

  constructor(ports: {
    readonly database: Database;
    readonly events: EventStore;
    readonly clock: Clock;
  }) {
    super({
      events: ports.events,
      clock: ports.clock,
      kind: 'Debt',
      category: 'debt-collection.debt',
      make: (id: DebtId, occasion: Occasion) => new Debt(id, occasion),
    });
    this.#database = ports.database;
  }

  nextId(): Promise<DebtId> {
    return this.nextNumber();
  }

  async existing(ids: readonly DebtId[]): Promise<ReadonlySet<DebtId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables
        .selectFrom('debt_collection_debt')
        .select('id')
        .where('id', 'in', some)
        .execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  protected async findRow(id: DebtId): Promise<Versioned<DebtState> | undefined> {
    const row = await this.#tables
      .selectFrom('debt_collection_debt')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { value: debtFromRow(row), version: row._version };
  }

  protected async insertRow(debt: DebtState, version: number): Promise<void> {
    await this.#tables
      .insertInto('debt_collection_debt')
      .values({ ...debtToRow(debt), _version: version })
      .execute();
  }

  protected async updateRow(debt: DebtState, version: VersionChange): Promise<void> {
    const result = await this.#tables
      .updateTable('debt_collection_debt')
      .set({ ...debtToRow(debt), _version: version.to })
      .where('id', '=', debt.id)
      .where('_version', '=', version.from)
      .executeTakeFirst();
    assertUpdated(result, 'Debt');
  }

  protected async deleteRow(id: DebtId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('debt_collection_debt')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('Debt'));
    assertUpdated(result, 'Debt');
  }

  get #tables(): Kysely<DebtCollectionTables> {
    return this.#database.of<DebtCollectionTables>();
  }
}
