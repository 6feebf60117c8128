import { type Selectable, sql } from 'kysely';
import { CompiledQueries, type Database } from '../database/index.ts';
import { partsOf } from '../database/parts-of.ts';
import type { DeadLetter } from './dead-letter.ts';
import { letterOf, rowOfLetter } from './dead-letter-row.ts';
import type {
  PendingDelivery,
  PendingQuery,
  SubscriptionChange,
  SubscriptionStore,
} from './subscription-store.ts';
import type { SubscriptionTables } from './subscription-tables.ts';

type DeliveryRow = Selectable<SubscriptionTables['plinth_delivery']>;

/** Subscriptions in the application's own database, in the same commits as what they write there. */
export class SqlSubscriptionStore implements SubscriptionStore {
  readonly unitOfWork: Database;
  readonly #queries: CompiledQueries<SubscriptionTables>;

  constructor(database: Database) {
    this.unitOfWork = database;
    this.#queries = new CompiledQueries(database);
  }

  async position(name: string): Promise<number | undefined> {
    const { rows } = await this.#queries.run('position', [name], (db) =>
      db.selectFrom('plinth_subscription').select('position').where('name', '=', name),
    );
    return rows[0]?.position;
  }

  async begin(name: string, position: number): Promise<void> {
    await this.unitOfWork.run(() =>
      this.#queries.run('begin', [name, position], (db) =>
        db
          .insertInto('plinth_subscription')
          .values({ name, position })
          .onConflict((conflict) => conflict.column('name').doNothing()),
      ),
    );
  }

  async positionsOf(name: string): Promise<ReadonlyMap<string, number>> {
    const start = `${name} `;
    const { rows } = await this.#queries.run('positions of', [start.length, start], (db) =>
      db
        .selectFrom('plinth_subscription')
        .selectAll()
        .where(sql<string>`substr(name, 1, cast(${start.length} as integer))`, '=', start),
    );
    return new Map(rows.map((row) => [row.name, row.position]));
  }

  async end(name: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.#queries.run('forget', [name], (db) =>
        db.deleteFrom('plinth_subscription').where('name', '=', name),
      );
      await this.#queries.run('forget pending', [name], (db) =>
        db.deleteFrom('plinth_delivery').where('subscription', '=', name),
      );
    });
  }

  async pending(
    name: string,
    { after, limit, key, running }: PendingQuery,
  ): Promise<readonly PendingDelivery[]> {
    const is = running === undefined ? [] : [Number(running)];
    const values = [name, after, ...(key === undefined ? [] : [key]), ...is, limit];
    const title = `pending ${key === undefined} ${running === undefined}`;
    const { rows } = await this.#queries.run(title, values, (db) =>
      db
        .selectFrom('plinth_delivery')
        .selectAll()
        .where('subscription', '=', name)
        .where('position', '>', after)
        .$if(key !== undefined, (query) => query.where('key', '=', key ?? ''))
        .$if(running !== undefined, (query) => query.where('running', '=', Number(running)))
        .orderBy('position')
        .limit(limit),
    );
    return rows.map(pendingOf);
  }

  async retried(name: string, limit: number): Promise<readonly DeadLetter[]> {
    const { rows } = await this.#queries.run('retried', ['retrying', name, limit], (db) =>
      db
        .selectFrom('plinth_dead_letter')
        .selectAll()
        .where('state', '=', 'retrying')
        .where('source', '=', name)
        .orderBy('position')
        .limit(limit),
    );
    return rows.map(letterOf);
  }

  async change(
    name: string,
    { position, set = [], done = [], park = [], revive = [] }: SubscriptionChange,
  ): Promise<void> {
    if (position !== undefined) await this.#move(name, position);
    for (const part of partsOf(set)) await this.#set(name, part);
    for (const part of partsOf(done)) await this.#remove(name, part);
    for (const id of revive) await this.#revive(id);
    for (const letter of park) await this.#park(letter);
  }

  async parked(): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.#queries.run('parked', ['parked'], (db) =>
      db
        .selectFrom('plinth_dead_letter')
        .select((is) => ['source', is.fn.countAll<number>().as('count')])
        .where('state', '=', 'parked')
        .groupBy('source'),
    );
    return new Map(rows.map(({ source, count }) => [source, Number(count)]));
  }

  async #move(name: string, position: number): Promise<void> {
    await this.#queries.run('move', [position, name], (db) =>
      db.updateTable('plinth_subscription').set({ position }).where('name', '=', name),
    );
  }

  async #set(subscription: string, deliveries: readonly PendingDelivery[]): Promise<void> {
    const rows = deliveries.map(({ position, key, attempts, running }) => {
      return { subscription, position, key, attempts, running: Number(running) };
    });
    const values = rows.flatMap((row) => Object.values(row));
    await this.#queries.run(`set ${rows.length}`, values, (db) =>
      db
        .insertInto('plinth_delivery')
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(['subscription', 'position']).doUpdateSet((is) => ({
            attempts: is.ref('excluded.attempts'),
            running: is.ref('excluded.running'),
          })),
        ),
    );
  }

  async #remove(name: string, positions: readonly number[]): Promise<void> {
    await this.#queries.run(`remove ${positions.length}`, [name, ...positions], (db) =>
      db
        .deleteFrom('plinth_delivery')
        .where('subscription', '=', name)
        .where('position', 'in', positions),
    );
  }

  async #revive(id: string): Promise<void> {
    await this.#queries.run('revive', [id], (db) =>
      db.deleteFrom('plinth_dead_letter').where('id', '=', id),
    );
  }

  async #park(letter: DeadLetter): Promise<void> {
    await this.#revive(letter.id);
    await this.unitOfWork
      .of<SubscriptionTables>()
      .insertInto('plinth_dead_letter')
      .values(rowOfLetter(letter))
      .execute();
  }
}

function pendingOf({ position, key, attempts, running }: DeliveryRow): PendingDelivery {
  return { position, key, attempts, running: running === 1 };
}
