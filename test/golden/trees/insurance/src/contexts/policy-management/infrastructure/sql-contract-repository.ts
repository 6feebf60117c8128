import type { Database } from '@plinth/runtime/database';
import type { Clock, Occasion } from '@plinth/runtime/domain';
import {
  type EventStore,
  StateStoredRepository,
  type VersionChange,
} from '@plinth/runtime/eventsourcing';
import { assertUpdated, inBatches, inUse, type Versioned } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { ContractRepository } from '../application/contract-repository.js';
import { Contract } from '../domain/contract/contract.js';
import type { ContractState } from '../domain/contract/state.js';
import type { ContractId } from '../domain/types.js';
import { contractFromRow, contractToRow } from './contract-table.js';
import type { PolicyManagementTables } from './tables.js';

export class SqlContractRepository
  extends StateStoredRepository<Contract, ContractId>
  implements ContractRepository
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
      kind: 'Contract',
      category: 'policy-management.contract',
      make: (id: ContractId, occasion: Occasion) => new Contract(id, occasion),
    });
    this.#database = ports.database;
  }

  nextId(): Promise<ContractId> {
    return this.nextNumber();
  }

  async existing(ids: readonly ContractId[]): Promise<ReadonlySet<ContractId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables
        .selectFrom('policy_management_contract')
        .select('id')
        .where('id', 'in', some)
        .execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  protected async findRow(id: ContractId): Promise<Versioned<ContractState> | undefined> {
    const row = await this.#tables
      .selectFrom('policy_management_contract')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { value: contractFromRow(row), version: row._version };
  }

  protected async insertRow(contract: ContractState, version: number): Promise<void> {
    await this.#tables
      .insertInto('policy_management_contract')
      .values({ ...contractToRow(contract), _version: version })
      .execute();
  }

  protected async updateRow(contract: ContractState, version: VersionChange): Promise<void> {
    const result = await this.#tables
      .updateTable('policy_management_contract')
      .set({ ...contractToRow(contract), _version: version.to })
      .where('id', '=', contract.id)
      .where('_version', '=', version.from)
      .executeTakeFirst();
    assertUpdated(result, 'Contract');
  }

  protected async deleteRow(id: ContractId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('policy_management_contract')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('Contract'));
    assertUpdated(result, 'Contract');
  }

  get #tables(): Kysely<PolicyManagementTables> {
    return this.#database.of<PolicyManagementTables>();
  }
}
