import type { Database } from '@plinth/runtime/database';
import type { Clock, Occasion } from '@plinth/runtime/domain';
import {
  type EventStore,
  StateStoredRepository,
  type VersionChange,
} from '@plinth/runtime/eventsourcing';
import { assertUpdated, inBatches, inUse, type Versioned } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { CustomerRepository } from '../application/customer-repository.js';
import { Customer } from '../domain/customer/customer.js';
import type { CustomerState } from '../domain/customer/state.js';
import type { CustomerId } from '../domain/types.js';
import { customerFromRow, customerToRow } from './customer-table.js';
import type { CustomerManagementTables } from './tables.js';

export class SqlCustomerRepository
  extends StateStoredRepository<Customer, CustomerId>
  implements CustomerRepository
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
      kind: 'Customer',
      category: 'customer-management.customer',
      make: (id: CustomerId, occasion: Occasion) => new Customer(id, occasion),
    });
    this.#database = ports.database;
  }

  async existing(ids: readonly CustomerId[]): Promise<ReadonlySet<CustomerId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables
        .selectFrom('customer_management_customer')
        .select('id')
        .where('id', 'in', some)
        .execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  protected async findRow(id: CustomerId): Promise<Versioned<CustomerState> | undefined> {
    const row = await this.#tables
      .selectFrom('customer_management_customer')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { value: customerFromRow(row), version: row._version };
  }

  protected async insertRow(customer: CustomerState, version: number): Promise<void> {
    await this.#tables
      .insertInto('customer_management_customer')
      .values({ ...customerToRow(customer), _version: version })
      .execute();
  }

  protected async updateRow(customer: CustomerState, version: VersionChange): Promise<void> {
    const result = await this.#tables
      .updateTable('customer_management_customer')
      .set({ ...customerToRow(customer), _version: version.to })
      .where('id', '=', customer.id)
      .where('_version', '=', version.from)
      .executeTakeFirst();
    assertUpdated(result, 'Customer');
  }

  protected async deleteRow(id: CustomerId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('customer_management_customer')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('Customer'));
    assertUpdated(result, 'Customer');
  }

  get #tables(): Kysely<CustomerManagementTables> {
    return this.#database.of<CustomerManagementTables>();
  }
}
