import type { Kysely } from 'kysely';
import type { Database, Migration } from '../database/index.ts';
import { IdempotencyConflict } from './http-errors.ts';
import type { IdempotencyStore, KeptAnswer, KeptRequest } from './idempotency.ts';

interface Tables {
  readonly plinth_idempotency: {
    readonly scope: string;
    readonly key: string;
    readonly fingerprint: string;
    readonly answer: string;
    readonly expires_at: string;
  };
}

/** The table of kept answers: the application lists it among its migrations. */
export const idempotencyMigration: Migration = {
  name: '0000-plinth-idempotency',
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('plinth_idempotency')
      .addColumn('scope', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('answer', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('plinth_idempotency_pk', ['scope', 'key'])
      .execute();
    await db.schema
      .createIndex('plinth_idempotency_expires_at')
      .on('plinth_idempotency')
      .column('expires_at')
      .execute();
  },
};

const day = 24 * 60 * 60 * 1000;

/** Keeps answers in the application's own database, in the transaction of the effect. */
export class SqlIdempotencyStore implements IdempotencyStore {
  readonly #database: Database;
  readonly #keepFor: number;
  #nextSweep = 0;

  constructor(database: Database, options: { readonly keepFor?: number } = {}) {
    this.#database = database;
    this.#keepFor = options.keepFor ?? day;
  }

  async find(scope: string, key: string): Promise<KeptRequest | undefined> {
    const row = await this.#database
      .of<Tables>()
      .selectFrom('plinth_idempotency')
      .select(['fingerprint', 'answer'])
      .where('scope', '=', scope)
      .where('key', '=', key)
      .where('expires_at', '>', new Date().toISOString())
      .executeTakeFirst();
    if (row === undefined) {
      return undefined;
    }
    // Written by save() below and by nobody else.
    const answer = JSON.parse(row.answer) as KeptAnswer;
    return { scope, key, fingerprint: row.fingerprint, answer };
  }

  async save({ scope, key, fingerprint, answer }: KeptRequest): Promise<void> {
    await this.#sweep();
    const now = new Date();
    const kept = {
      fingerprint,
      answer: JSON.stringify(answer),
      expires_at: new Date(now.getTime() + this.#keepFor).toISOString(),
    };
    const { numInsertedOrUpdatedRows } = await this.#database
      .of<Tables>()
      .insertInto('plinth_idempotency')
      .values({ scope, key, ...kept })
      .onConflict((conflict) =>
        conflict
          .columns(['scope', 'key'])
          .doUpdateSet(kept)
          .where('plinth_idempotency.expires_at', '<=', now.toISOString()),
      )
      .executeTakeFirstOrThrow();
    // Another process answered it in the meantime: nothing of ours may stay.
    if (numInsertedOrUpdatedRows === 0n) {
      throw new IdempotencyConflict();
    }
  }

  async #sweep(): Promise<void> {
    const now = Date.now();
    if (now < this.#nextSweep) {
      return;
    }
    this.#nextSweep = now + 60_000;
    await this.#database
      .of<Tables>()
      .deleteFrom('plinth_idempotency')
      .where('expires_at', '<=', new Date(now).toISOString())
      .execute();
  }
}
