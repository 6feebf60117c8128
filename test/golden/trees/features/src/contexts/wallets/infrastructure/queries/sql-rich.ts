import type { Database } from '@plinth/runtime/database';
import { asNumber, containsElement, numeric } from '@plinth/runtime/repositories';
import { type Kysely, sql } from 'kysely';
import type { RichInput, RichQuery } from '../../application/queries/rich.js';
import { Kind } from '../../domain/enums/kind.js';
import type { WalletState } from '../../domain/wallet/state.js';
import type { WalletsTables } from '../tables.js';
import { walletFromRow } from '../wallet-table.js';

export class SqlRichQuery implements RichQuery {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async ask(input: RichInput): Promise<readonly WalletState[]> {
    const matching = this.#matching(input);
    const rows = await matching
      .selectAll()
      .orderBy(asNumber(sql.ref('total')), 'desc')
      .orderBy('id')
      .execute();
    return rows.map(walletFromRow);
  }

  get #tables(): Kysely<WalletsTables> {
    return this.#database.of<WalletsTables>();
  }

  #matching(input: RichInput) {
    let matching = this.#tables
      .selectFrom('wallets_wallet')
      .where(asNumber(sql.ref('total')), '>', numeric('10'))
      .where('kind', '!=', Kind.Small)
      .where(containsElement(sql.ref('tags'), 'x'));
    if (input.kinds !== undefined && input.kinds.length > 0) {
      matching = matching.where('kind', 'in', input.kinds);
    }
    return matching;
  }
}
