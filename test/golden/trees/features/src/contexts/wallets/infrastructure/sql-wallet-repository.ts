import type { Database } from '@plinth/runtime/database';
import type { Clock, Occasion } from '@plinth/runtime/domain';
import {
  type EventStore,
  StateStoredRepository,
  type VersionChange,
} from '@plinth/runtime/eventsourcing';
import { assertUpdated, inBatches, inUse, type Versioned } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { WalletRepository } from '../application/wallet-repository.js';
import type { WalletId } from '../domain/types.js';
import type { WalletState } from '../domain/wallet/state.js';
import { Wallet } from '../domain/wallet/wallet.js';
import type { WalletsTables } from './tables.js';
import { walletFromRow, walletToRow } from './wallet-table.js';

export class SqlWalletRepository
  extends StateStoredRepository<Wallet, WalletId>
  implements WalletRepository
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
      kind: 'Wallet',
      category: 'wallets.wallet',
      make: (id: WalletId, occasion: Occasion) => new Wallet(id, occasion),
    });
    this.#database = ports.database;
  }

  async existing(ids: readonly WalletId[]): Promise<ReadonlySet<WalletId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables.selectFrom('wallets_wallet').select('id').where('id', 'in', some).execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  protected async findRow(id: WalletId): Promise<Versioned<WalletState> | undefined> {
    const row = await this.#tables
      .selectFrom('wallets_wallet')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { value: walletFromRow(row), version: row._version };
  }

  protected async insertRow(wallet: WalletState, version: number): Promise<void> {
    await this.#tables
      .insertInto('wallets_wallet')
      .values({ ...walletToRow(wallet), _version: version })
      .execute();
  }

  protected async updateRow(wallet: WalletState, version: VersionChange): Promise<void> {
    const result = await this.#tables
      .updateTable('wallets_wallet')
      .set({ ...walletToRow(wallet), _version: version.to })
      .where('id', '=', wallet.id)
      .where('_version', '=', version.from)
      .executeTakeFirst();
    assertUpdated(result, 'Wallet');
  }

  protected async deleteRow(id: WalletId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('wallets_wallet')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('Wallet'));
    assertUpdated(result, 'Wallet');
  }

  get #tables(): Kysely<WalletsTables> {
    return this.#database.of<WalletsTables>();
  }
}
