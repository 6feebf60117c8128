import type { Database } from '@plinth/runtime/database';
import type { Clock, Occasion } from '@plinth/runtime/domain';
import {
  type EventStore,
  StateStoredRepository,
  type VersionChange,
} from '@plinth/runtime/eventsourcing';
import { assertUpdated, inBatches, inUse, type Versioned } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { PaymentRepository } from '../application/payment-repository.js';
import { Payment } from '../domain/payment/payment.js';
import type { PaymentState } from '../domain/payment/state.js';
import type { PaymentId } from '../domain/types.js';
import { paymentFromRow, paymentToRow } from './payment-table.js';
import type { ClaimsManagementTables } from './tables.js';

export class SqlPaymentRepository
  extends StateStoredRepository<Payment, PaymentId>
  implements PaymentRepository
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
      kind: 'Payment',
      category: 'claims-management.payment',
      make: (id: PaymentId, occasion: Occasion) => new Payment(id, occasion),
    });
    this.#database = ports.database;
  }

  async existing(ids: readonly PaymentId[]): Promise<ReadonlySet<PaymentId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables
        .selectFrom('claims_management_payment')
        .select('id')
        .where('id', 'in', some)
        .execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  protected async findRow(id: PaymentId): Promise<Versioned<PaymentState> | undefined> {
    const row = await this.#tables
      .selectFrom('claims_management_payment')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { value: paymentFromRow(row), version: row._version };
  }

  protected async insertRow(payment: PaymentState, version: number): Promise<void> {
    await this.#tables
      .insertInto('claims_management_payment')
      .values({ ...paymentToRow(payment), _version: version })
      .execute();
  }

  protected async updateRow(payment: PaymentState, version: VersionChange): Promise<void> {
    const result = await this.#tables
      .updateTable('claims_management_payment')
      .set({ ...paymentToRow(payment), _version: version.to })
      .where('id', '=', payment.id)
      .where('_version', '=', version.from)
      .executeTakeFirst();
    assertUpdated(result, 'Payment');
  }

  protected async deleteRow(id: PaymentId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('claims_management_payment')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('Payment'));
    assertUpdated(result, 'Payment');
  }

  get #tables(): Kysely<ClaimsManagementTables> {
    return this.#database.of<ClaimsManagementTables>();
  }
}
