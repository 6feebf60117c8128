import type { Database } from '@plinth/runtime/database';
import type { Clock, Occasion } from '@plinth/runtime/domain';
import {
  type EventStore,
  StateStoredRepository,
  type VersionChange,
} from '@plinth/runtime/eventsourcing';
import { assertUpdated, inBatches, inUse, type Versioned } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { OfferRepository } from '../application/offer-repository.js';
import { Offer } from '../domain/offer/offer.js';
import type { OfferState } from '../domain/offer/state.js';
import type { OfferId } from '../domain/types.js';
import { offerFromRow, offerToRow } from './offer-table.js';
import type { PolicyManagementTables } from './tables.js';

export class SqlOfferRepository
  extends StateStoredRepository<Offer, OfferId>
  implements OfferRepository
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
      kind: 'Offer',
      category: 'policy-management.offer',
      make: (id: OfferId, occasion: Occasion) => new Offer(id, occasion),
    });
    this.#database = ports.database;
  }

  nextId(): Promise<OfferId> {
    return this.nextNumber();
  }

  async existing(ids: readonly OfferId[]): Promise<ReadonlySet<OfferId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables
        .selectFrom('policy_management_offer')
        .select('id')
        .where('id', 'in', some)
        .execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  protected async findRow(id: OfferId): Promise<Versioned<OfferState> | undefined> {
    const row = await this.#tables
      .selectFrom('policy_management_offer')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { value: offerFromRow(row), version: row._version };
  }

  protected async insertRow(offer: OfferState, version: number): Promise<void> {
    await this.#tables
      .insertInto('policy_management_offer')
      .values({ ...offerToRow(offer), _version: version })
      .execute();
  }

  protected async updateRow(offer: OfferState, version: VersionChange): Promise<void> {
    const result = await this.#tables
      .updateTable('policy_management_offer')
      .set({ ...offerToRow(offer), _version: version.to })
      .where('id', '=', offer.id)
      .where('_version', '=', version.from)
      .executeTakeFirst();
    assertUpdated(result, 'Offer');
  }

  protected async deleteRow(id: OfferId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('policy_management_offer')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('Offer'));
    assertUpdated(result, 'Offer');
  }

  get #tables(): Kysely<PolicyManagementTables> {
    return this.#database.of<PolicyManagementTables>();
  }
}
