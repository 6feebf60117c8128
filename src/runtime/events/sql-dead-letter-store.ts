import type { Database } from '../database/index.ts';
import type {
  DeadLetter,
  DeadLetterCause,
  DeadLetterQuery,
  DeadLetterStore,
} from './dead-letter.ts';
import { letterOf } from './dead-letter-row.ts';
import type { SubscriptionTables } from './subscription-tables.ts';

/** The dead letters of an application's own database. */
export class SqlDeadLetterStore implements DeadLetterStore {
  readonly unitOfWork: Database;

  constructor(database: Database) {
    this.unitOfWork = database;
  }

  async list(query: DeadLetterQuery = {}): Promise<readonly DeadLetter[]> {
    const { state = 'parked', source, code, limit = 100 } = query;
    const rows = await this.#db()
      .selectFrom('plinth_dead_letter')
      .selectAll()
      .where('state', '=', state)
      .$if(source !== undefined, (all) => all.where('source', '=', source ?? ''))
      .$if(code !== undefined, (all) => all.where('code', '=', code ?? ''))
      .orderBy('at')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(letterOf);
  }

  async get(id: string): Promise<DeadLetter | undefined> {
    const row = await this.#db()
      .selectFrom('plinth_dead_letter')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && letterOf(row);
  }

  async causes(): Promise<readonly DeadLetterCause[]> {
    const groups = await this.#db()
      .selectFrom('plinth_dead_letter')
      .select((is) => [
        'source',
        'type',
        'code',
        is.fn.max('message').as('message'),
        is.fn.min('at').as('first'),
        is.fn.max('at').as('last'),
        is.fn.countAll<number>().as('count'),
      ])
      .where('state', '=', 'parked')
      .groupBy(['source', 'type', 'code'])
      .orderBy('count', 'desc')
      .orderBy('source')
      .orderBy('code')
      .orderBy('type')
      .execute();
    return groups.map((group) => ({ ...group, count: Number(group.count) }));
  }

  async mark(ids: readonly string[], state: 'retrying' | 'archived'): Promise<number> {
    return this.unitOfWork.run(async () => {
      let marked = 0;
      for (const id of ids) {
        const { numUpdatedRows } = await this.#db()
          .updateTable('plinth_dead_letter')
          .set({ state })
          .where('id', '=', id)
          .where('state', '!=', state)
          .executeTakeFirstOrThrow();
        marked += Number(numUpdatedRows);
      }
      return marked;
    });
  }

  #db() {
    return this.unitOfWork.of<SubscriptionTables>();
  }
}
