import type { Database } from '@plinth/runtime/database';
import type { Clock, Occasion } from '@plinth/runtime/domain';
import {
  type EventStore,
  StateStoredRepository,
  type VersionChange,
} from '@plinth/runtime/eventsourcing';
import { assertUpdated, inBatches, inUse, type Versioned } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { AddressChangeRepository } from '../application/address-change-repository.js';
import { AddressChange } from '../domain/address-change/address-change.js';
import type { AddressChangeState } from '../domain/address-change/state.js';
import type { AddressChangeId } from '../domain/types.js';
import { addressChangeFromRow, addressChangeToRow } from './address-change-table.js';
import type { CustomerSelfServiceTables } from './tables.js';

export class SqlAddressChangeRepository
  extends StateStoredRepository<AddressChange, AddressChangeId>
  implements AddressChangeRepository
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
      kind: 'AddressChange',
      category: 'customer-self-service.address-change',
      make: (id: AddressChangeId, occasion: Occasion) => new AddressChange(id, occasion),
    });
    this.#database = ports.database;
  }

  async existing(ids: readonly AddressChangeId[]): Promise<ReadonlySet<AddressChangeId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables
        .selectFrom('customer_self_service_address_change')
        .select('id')
        .where('id', 'in', some)
        .execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  protected async findRow(id: AddressChangeId): Promise<Versioned<AddressChangeState> | undefined> {
    const row = await this.#tables
      .selectFrom('customer_self_service_address_change')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { value: addressChangeFromRow(row), version: row._version };
  }

  protected async insertRow(addressChange: AddressChangeState, version: number): Promise<void> {
    await this.#tables
      .insertInto('customer_self_service_address_change')
      .values({ ...addressChangeToRow(addressChange), _version: version })
      .execute();
  }

  protected async updateRow(
    addressChange: AddressChangeState,
    version: VersionChange,
  ): Promise<void> {
    const result = await this.#tables
      .updateTable('customer_self_service_address_change')
      .set({ ...addressChangeToRow(addressChange), _version: version.to })
      .where('id', '=', addressChange.id)
      .where('_version', '=', version.from)
      .executeTakeFirst();
    assertUpdated(result, 'AddressChange');
  }

  protected async deleteRow(id: AddressChangeId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('customer_self_service_address_change')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('AddressChange'));
    assertUpdated(result, 'AddressChange');
  }

  get #tables(): Kysely<CustomerSelfServiceTables> {
    return this.#database.of<CustomerSelfServiceTables>();
  }
}
