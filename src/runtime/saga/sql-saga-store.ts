import { CompiledQueries, type Database } from '../database/index.ts';
import { partsOf } from '../database/parts-of.ts';
import { inBatches } from './in-batches.ts';
import { isHeld } from './is-held.ts';
import { endedStates, type SagaInstance, unendedStates } from './saga-instance.ts';
import type { SagaClaim, SagaCount, SagaQuery, SagaStore } from './saga-store.ts';
import type { SagaTables } from './saga-tables.ts';

type Row = SagaTables['plinth_saga'];

/** Sagas in the application's own database. */
export class SqlSagaStore implements SagaStore {
  readonly unitOfWork: Database;
  readonly #queries: CompiledQueries<SagaTables>;

  constructor(database: Database) {
    this.unitOfWork = database;
    this.#queries = new CompiledQueries(database);
  }

  async add(instances: readonly SagaInstance[]): Promise<ReadonlySet<string>> {
    return this.#inParts(instances, async (some) => {
      const rows = some.map(rowOf);
      const values = rows.flatMap((row) => Object.values(row));
      return this.#queries.write(`add ${rows.length}`, values, (db) =>
        db
          .insertInto('plinth_saga')
          .values(rows)
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id'),
      );
    });
  }

  async write(instances: readonly SagaInstance[]): Promise<ReadonlySet<string>> {
    return this.#inParts(instances, async (some) => {
      const rows = some.map(rowOf);
      const values = rows.flatMap((row) => Object.values(row));
      return this.#queries.write(`write ${rows.length}`, values, (db) =>
        db
          .insertInto('plinth_saga')
          .values(rows)
          .onConflict((conflict) =>
            conflict
              .column('id')
              .doUpdateSet((is) => ({
                state: is.ref('excluded.state'),
                journal: is.ref('excluded.journal'),
                ended_at: is.ref('excluded.ended_at'),
                owner: is.ref('excluded.owner'),
                due_at: is.ref('excluded.due_at'),
              }))
              .whereRef('plinth_saga.token', '=', 'excluded.token'),
          )
          .returning('id'),
      );
    });
  }

  async replace(instance: SagaInstance): Promise<boolean> {
    const { id, token, saga, position, started_at, ...row } = rowOf(instance);
    const { numUpdatedRows } = await this.unitOfWork.run(() =>
      this.unitOfWork
        .of<SagaTables>()
        .updateTable('plinth_saga')
        .set({ ...row, token: token + 1 })
        .where('id', '=', id)
        .where('token', '=', token)
        .executeTakeFirst(),
    );
    return numUpdatedRows === 1n;
  }

  async claim(claim: SagaClaim): Promise<readonly SagaInstance[]> {
    const { sagas, owner, now, until, limit, held } = claim;
    // Looked for first: to find nothing needs no unit of work.
    const { rows } = await this.#findDue(sagas, now, limit + held.size);
    const due = rows.filter((one) => !isHeld(one, claim)).slice(0, limit);
    if (due.length === 0) return [];
    return this.unitOfWork.run(async () => {
      const rows = await this.unitOfWork
        .of<SagaTables>()
        .updateTable('plinth_saga')
        .set((is) => ({ owner, token: is('token', '+', 1), due_at: until }))
        .where(
          'id',
          'in',
          due.map(({ id }) => id),
        )
        .where('due_at', '<=', now)
        .returningAll()
        .execute();
      return rows.map(instanceOf).sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
    });
  }

  async nextDue(sagas: readonly string[]): Promise<number | undefined> {
    const { rows } = await this.#queries.run(`next due ${sagas.length}`, [...sagas, 1], (db) =>
      db
        .selectFrom('plinth_saga')
        .select('due_at')
        .where('due_at', 'is not', null)
        .where('saga', 'in', sagas)
        .orderBy('due_at')
        .limit(1),
    );
    return rows[0]?.due_at ?? undefined;
  }

  async prolong(
    ids: readonly string[],
    owner: string,
    until: number,
  ): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    return this.unitOfWork.run(async () => {
      const rows = await this.unitOfWork
        .of<SagaTables>()
        .updateTable('plinth_saga')
        .set({ due_at: until })
        .where('id', 'in', ids)
        .where('owner', '=', owner)
        .returning('id')
        .execute();
      return new Set(rows.map(({ id }) => id));
    });
  }

  async list({ state, saga, limit = 100 }: SagaQuery = {}): Promise<readonly SagaInstance[]> {
    const rows = await this.unitOfWork
      .of<SagaTables>()
      .selectFrom('plinth_saga')
      .selectAll()
      .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'parked'))
      .$if(saga !== undefined, (query) => query.where('saga', '=', saga ?? ''))
      .orderBy('started_at')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(instanceOf);
  }

  async get(id: string): Promise<SagaInstance | undefined> {
    const row = await this.unitOfWork
      .of<SagaTables>()
      .selectFrom('plinth_saga')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && instanceOf(row);
  }

  async counts(): Promise<readonly SagaCount[]> {
    const { rows } = await this.#queries.run('counts', unendedStates, (db) =>
      db
        .selectFrom('plinth_saga')
        .select((is) => ['saga', 'state', is.fn.countAll<number>().as('count')])
        .where('state', 'in', unendedStates)
        .groupBy(['saga', 'state']),
    );
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  forget(endedBefore: string): Promise<number> {
    return inBatches((limit) => this.#forget(endedBefore, limit));
  }

  async #forget(endedBefore: string, limit: number): Promise<number> {
    const { numDeletedRows } = await this.unitOfWork.run(() =>
      this.unitOfWork
        .of<SagaTables>()
        .deleteFrom('plinth_saga')
        .where('id', 'in', (query) =>
          query
            .selectFrom('plinth_saga')
            .select('id')
            .where('state', 'in', endedStates)
            .where('ended_at', '<', endedBefore)
            .limit(limit),
        )
        .executeTakeFirst(),
    );
    return Number(numDeletedRows);
  }

  #findDue(sagas: readonly string[], now: number, limit: number) {
    const values = [now, ...sagas, limit];
    return this.#queries.run(`due ${sagas.length}`, values, (db) =>
      db
        .selectFrom('plinth_saga')
        .select(['id', 'owner'])
        .where('due_at', '<=', now)
        .where('saga', 'in', sagas)
        .orderBy('due_at')
        .limit(limit),
    );
  }

  /** As few statements as there can be; several are one unit of work. */
  #inParts(
    instances: readonly SagaInstance[],
    run: (some: readonly SagaInstance[]) => Promise<{ rows: readonly { id: string }[] }>,
  ): Promise<ReadonlySet<string>> {
    const parts = partsOf(instances);
    const runAll = async (): Promise<ReadonlySet<string>> => {
      const ids = new Set<string>();
      for (const part of parts) for (const { id } of (await run(part)).rows) ids.add(id);
      return ids;
    };
    return parts.length > 1 ? this.unitOfWork.run(runAll) : runAll();
  }
}

const rowOf = (one: SagaInstance): Row => ({
  id: one.id,
  saga: one.saga,
  position: one.position,
  state: one.state,
  journal: JSON.stringify(one.journal),
  started_at: one.startedAt,
  ended_at: one.endedAt,
  owner: one.owner,
  token: one.token,
  due_at: one.dueAt,
});

const instanceOf = (row: Row): SagaInstance => ({
  id: row.id,
  saga: row.saga,
  position: row.position,
  state: row.state,
  // Written by rowOf and by nobody else.
  journal: JSON.parse(row.journal),
  startedAt: row.started_at,
  endedAt: row.ended_at,
  owner: row.owner,
  token: row.token,
  dueAt: row.due_at,
});
