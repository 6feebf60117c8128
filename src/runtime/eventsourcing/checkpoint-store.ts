import type { Kysely } from 'kysely';
import { type ColumnTypes, CompiledQueries, type Database } from '../database/index.ts';

interface Tables {
  readonly plinth_checkpoint: {
    readonly name: string;
    readonly position: number;
  };
}

export async function createCheckpointTable(
  db: Kysely<unknown>,
  types: ColumnTypes,
): Promise<void> {
  await db.schema
    .createTable('plinth_checkpoint')
    .addColumn('name', types.text, (column) => column.primaryKey())
    .addColumn('position', types.integer, (column) => column.notNull())
    .execute();
}

/** Somebody else has gone on from the checkpoint: nothing of this batch may stay. */
export class CheckpointMoved extends Error {
  constructor(name: string) {
    super(`the checkpoint of ${name} was moved by somebody else`);
  }
}

/** How far each reader of the log has come, kept with the effects of what it read. */
export class CheckpointStore {
  readonly #database: Database;
  readonly #queries: CompiledQueries<Tables>;

  constructor(database: Database) {
    this.#database = database;
    this.#queries = new CompiledQueries(database);
  }

  /** Undefined for a reader that has never begun. */
  async read(name: string): Promise<number | undefined> {
    const { rows } = await this.#queries.run('read', [name], (db) =>
      db.selectFrom('plinth_checkpoint').select('position').where('name', '=', name),
    );
    return rows[0]?.position;
  }

  /** Goes on from where it was read to be; throws CheckpointMoved when it is there no more. */
  async move(name: string, from: number | undefined, to: number): Promise<void> {
    const moved = from === undefined ? this.#begin(name, to) : this.#goOn(name, from, to);
    if ((await moved) === 0n) throw new CheckpointMoved(name);
  }

  /** Sets it, wherever it was. */
  async set(name: string, position: number): Promise<void> {
    await this.#database
      .of<Tables>()
      .insertInto('plinth_checkpoint')
      .values({ name, position })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ position }))
      .execute();
  }

  async remove(name: string): Promise<void> {
    await this.#database
      .of<Tables>()
      .deleteFrom('plinth_checkpoint')
      .where('name', '=', name)
      .execute();
  }

  async #begin(name: string, position: number): Promise<bigint | undefined> {
    const result = await this.#database
      .of<Tables>()
      .insertInto('plinth_checkpoint')
      .values({ name, position })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirstOrThrow();
    return result.numInsertedOrUpdatedRows;
  }

  async #goOn(name: string, from: number, position: number): Promise<bigint | undefined> {
    const { numAffectedRows } = await this.#queries.run('go on', [position, name, from], (db) =>
      db
        .updateTable('plinth_checkpoint')
        .set({ position })
        .where('name', '=', name)
        .where('position', '=', from),
    );
    return numAffectedRows;
  }
}
