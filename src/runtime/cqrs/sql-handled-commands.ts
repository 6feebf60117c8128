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

interface Name {
  readonly scope: string;
  readonly key: string;
}

// Within the unit that handles it.
const unanswered = '';

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
    // Claimed before it is done: who comes with the same key meanwhile waits for what becomes of it.
    if (!(await this.#claim(name))) return this.#answered<T>(name);
    let answer: T;
    try {
      answer = await work();
    } catch (error) {
      // For a unit that goes on; in one that fails it goes anyway.
      await this.#giveBack(name).catch(() => undefined);
      throw error;
    }
    await this.#keep(name, keepAnswer(answer));
    return answer;
  }

  async find(scope: string, key: HandledKey): Promise<HandledAnswer | undefined> {
    const kept = await this.#find({ scope, key: JSON.stringify(key) });
    return kept === undefined ? undefined : { answer: readAnswer(kept) };
  }

  async replace(scope: string, key: HandledKey, answer: unknown): Promise<void> {
    requireUnit(this.#database, scope);
    await this.#keep({ scope, key: JSON.stringify(key) }, keepAnswer(answer));
  }

  async #claim({ scope, key }: Name): Promise<boolean> {
    const row = { scope, key, answer: unanswered, at: new Date().toISOString() };
    const { numAffectedRows } = await this.#queries.run('claim', Object.values(row), (db) =>
      db
        .insertInto('plinth_handled')
        .values(row)
        .onConflict((conflict) => conflict.columns(['scope', 'key']).doNothing()),
    );
    return numAffectedRows === 1n;
  }

  async #answered<T>(name: Name): Promise<T> {
    const kept = await this.#find(name);
    if (kept === undefined) throw new Conflict('it is being handled at the same time');
    // One scope has one kind of answer.
    return readAnswer(kept) as T;
  }

  /** Undefined where it was not handled, or is just being handled by this unit. */
  async #find({ scope, key }: Name): Promise<string | undefined> {
    const { rows } = await this.#queries.run('find', [scope, key], (db) =>
      db
        .selectFrom('plinth_handled')
        .select('answer')
        .where('scope', '=', scope)
        .where('key', '=', key),
    );
    const [row] = rows;
    return row === undefined || row.answer === unanswered ? undefined : row.answer;
  }

  async #keep({ scope, key }: Name, answer: string): Promise<void> {
    await this.#queries.run('keep', [answer, scope, key], (db) =>
      db
        .updateTable('plinth_handled')
        .set({ answer })
        .where('scope', '=', scope)
        .where('key', '=', key),
    );
  }

  async #giveBack({ scope, key }: Name): Promise<void> {
    await this.#queries.run('give back', [scope, key], (db) =>
      db.deleteFrom('plinth_handled').where('scope', '=', scope).where('key', '=', key),
    );
  }
}
