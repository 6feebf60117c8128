import type { Kysely } from 'kysely';
import {
  type ColumnTypes,
  CompiledQueries,
  type Database,
  type Migration,
} from '../database/index.ts';
import { Conflict } from '../domain/index.ts';
import type { HandledAnswer, HandledCommands, HandledKey } from './handled-commands.ts';
import { keepAnswer, readAnswer } from './kept-answer.ts';
import { requireUnit } from './require-unit.ts';

interface Tables {
  readonly plinth_handled: {
    readonly scope: string;
    readonly key: string;
    readonly answer: string;
    readonly at: string;
  };
}

/** The table of commands that were handled once: the application lists it among its migrations. */
export const handledMigration: Migration = {
  name: '0000-plinth-handled',
  up: createHandledTable,
};

export async function createHandledTable(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('plinth_handled')
    .addColumn('scope', types.text, (column) => column.notNull())
    .addColumn('key', types.text, (column) => column.notNull())
    .addColumn('answer', types.text, (column) => column.notNull())
    .addColumn('at', types.datetime, (column) => column.notNull())
    .addPrimaryKeyConstraint('plinth_handled_pk', ['scope', 'key'])
    .execute();
}

/** Remembers in the application's own database, in the transaction of the effect. */
export class SqlHandledCommands implements HandledCommands {
  readonly #database: Database;
  readonly #queries: CompiledQueries<Tables>;

  constructor(database: Database) {
    this.#database = database;
    this.#queries = new CompiledQueries(database);
  }

  async once<T>(scope: string, key: HandledKey, work: () => Promise<T>): Promise<T> {
    requireUnit(this.#database, scope);
    const name = { scope, key: JSON.stringify(key) };
    const kept = await this.#find(name);
    // One scope has one kind of answer.
    if (kept !== undefined) return readAnswer(kept) as T;
    const answer = await work();
    await this.#keep({ ...name, answer: keepAnswer(answer), at: new Date().toISOString() });
    return answer;
  }

  async find(scope: string, key: HandledKey): Promise<HandledAnswer | undefined> {
    const kept = await this.#find({ scope, key: JSON.stringify(key) });
    return kept === undefined ? undefined : { answer: readAnswer(kept) };
  }

  async replace(scope: string, key: HandledKey, answer: unknown): Promise<void> {
    requireUnit(this.#database, scope);
    await this.#database
      .of<Tables>()
      .updateTable('plinth_handled')
      .set({ answer: keepAnswer(answer) })
      .where('scope', '=', scope)
      .where('key', '=', JSON.stringify(key))
      .execute();
  }

  async #find({ scope, key }: { scope: string; key: string }): Promise<string | undefined> {
    const { rows } = await this.#queries.run('find', [scope, key], (db) =>
      db
        .selectFrom('plinth_handled')
        .select('answer')
        .where('scope', '=', scope)
        .where('key', '=', key),
    );
    return rows[0]?.answer;
  }

  async #keep(row: Tables['plinth_handled']): Promise<void> {
    const { numAffectedRows } = await this.#queries.run('keep', Object.values(row), (db) =>
      db
        .insertInto('plinth_handled')
        .values(row)
        .onConflict((conflict) => conflict.columns(['scope', 'key']).doNothing()),
    );
    // Another process handled it in the meantime: nothing of ours may stay, and a retry answers theirs.
    if (numAffectedRows === 0n) throw new Conflict('it is being handled at the same time');
  }
}
