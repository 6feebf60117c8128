import type { Actor } from '@plinth/runtime/auth';
import type { Database } from '@plinth/runtime/database';
import type { Versioned } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { MyPickQuery } from '../../application/queries/my-pick.js';
import type { WalletState } from '../../domain/wallet/state.js';
import type { WalletsTables } from '../tables.js';
import { walletFromRow } from '../wallet-table.js';

export class SqlMyPickQuery implements MyPickQuery {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async ask(actor: Actor): Promise<Versioned<WalletState> | null> {
    const row = await this.#tables
      .selectFrom('wallets_wallet')
      .selectAll()
      .where('id', '=', actor.id)
      .executeTakeFirst();
    return row === undefined ? null : { value: walletFromRow(row), version: row._version };
  }

  get #tables(): Kysely<WalletsTables> {
    return this.#database.of<WalletsTables>();
  }
}
