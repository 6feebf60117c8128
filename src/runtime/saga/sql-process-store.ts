import type { Compilable, Kysely } from 'kysely';
import { CompiledQueries, type Database } from '../database/index.ts';
import { inBatches } from './in-batches.ts';
import type { ProcessInstance, Timer } from './process-instance.ts';
import { instanceOf, rowOf, rowOfTimer, timerOf } from './process-rows.ts';
import type {
  DueQuery,
  ProcessChange,
  ProcessCount,
  ProcessQuery,
  ProcessStore,
} from './process-store.ts';
import type { ProcessTables } from './process-tables.ts';

/** Processes in the application's own database. */
export class SqlProcessStore implements ProcessStore {
  readonly unitOfWork: Database;
  readonly #queries: CompiledQueries<ProcessTables>;

  constructor(database: Database) {
    this.unitOfWork = database;
    this.#queries = new CompiledQueries(database);
  }

  async get(process: string, key: string): Promise<ProcessInstance | undefined> {
    const { rows } = await this.#queries.run('get', [process, key], (db) =>
      db
        .selectFrom('plinth_process')
        .selectAll()
        .where('process', '=', process)
        .where('key', '=', key),
    );
    return rows[0] && instanceOf(rows[0]);
  }

  async write({ instance, cancel, schedule }: ProcessChange): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      if (!(await this.#put(instance))) return false;
      const { process, key, state } = instance;
      if (state === 'ended') await this.#cancelAll(process, key);
      for (const name of state === 'ended' ? [] : cancel) await this.#cancel(process, key, name);
      for (const timer of schedule) {
        await this.#cancel(process, key, timer.name);
        await this.#schedule(timer);
      }
      return true;
    });
  }

  async timer(id: string): Promise<Timer | undefined> {
    const { rows } = await this.#queries.run('timer', [id], (db) =>
      db.selectFrom('plinth_timer').selectAll().where('id', '=', id),
    );
    return rows[0] && timerOf(rows[0]);
  }

  async timers(process: string, key: string): Promise<readonly Timer[]> {
    const { rows } = await this.#queries.run('timers', [process, key], (db) =>
      db
        .selectFrom('plinth_timer')
        .selectAll()
        .where('process', '=', process)
        .where('key', '=', key)
        .orderBy('name'),
    );
    return rows.map(timerOf);
  }

  async due({ processes, now, limit }: DueQuery): Promise<readonly Timer[]> {
    const values = [now, ...processes, limit];
    const { rows } = await this.#queries.run(`due ${processes.length}`, values, (db) =>
      db
        .selectFrom('plinth_timer')
        .selectAll()
        .where('due_at', '<=', now)
        .where('process', 'in', processes)
        .orderBy('due_at')
        .limit(limit),
    );
    return rows.map(timerOf);
  }

  async nextDue(processes: readonly string[]): Promise<number | undefined> {
    const values = [...processes, 1];
    const { rows } = await this.#queries.run(`next due ${processes.length}`, values, (db) =>
      db
        .selectFrom('plinth_timer')
        .select('due_at')
        .where('due_at', 'is not', null)
        .where('process', 'in', processes)
        .orderBy('due_at')
        .limit(1),
    );
    return rows[0]?.due_at ?? undefined;
  }

  async fire(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    return this.unitOfWork.run(async () => {
      const fired = await this.unitOfWork
        .of<ProcessTables>()
        .updateTable('plinth_timer')
        .set({ due_at: null })
        .where('id', 'in', ids)
        .where('due_at', 'is not', null)
        .returning('id')
        .execute();
      return new Set(fired.map(({ id }) => id));
    });
  }

  async remove(id: string): Promise<void> {
    await this.unitOfWork.run(() =>
      this.#queries.run('remove', [id], (db) => db.deleteFrom('plinth_timer').where('id', '=', id)),
    );
  }

  async list({
    process,
    state = 'running',
    limit = 100,
  }: ProcessQuery = {}): Promise<readonly ProcessInstance[]> {
    const rows = await this.unitOfWork
      .of<ProcessTables>()
      .selectFrom('plinth_process')
      .selectAll()
      .where('state', '=', state)
      .$if(process !== undefined, (query) => query.where('process', '=', process ?? ''))
      .orderBy('started_at')
      .orderBy('key')
      .limit(limit)
      .execute();
    return rows.map(instanceOf);
  }

  async counts(now: number): Promise<readonly ProcessCount[]> {
    const running = await this.#countOf('running', ['running'], (db) =>
      db
        .selectFrom('plinth_process')
        .select((is) => ['process', is.fn.countAll<number>().as('count')])
        .where('state', '=', 'running')
        .groupBy('process'),
    );
    const timers = (comparison: '>' | '<=') =>
      this.#countOf(`due ${comparison}`, [now], (db) =>
        db
          .selectFrom('plinth_timer')
          .select((is) => ['process', is.fn.countAll<number>().as('count')])
          .where('due_at', comparison, now)
          .groupBy('process'),
      );
    const [waiting, late] = [await timers('>'), await timers('<=')];
    return [...new Set([...running.keys(), ...waiting.keys(), ...late.keys()])].map((process) => ({
      process,
      running: running.get(process) ?? 0,
      waiting: waiting.get(process) ?? 0,
      late: late.get(process) ?? 0,
    }));
  }

  forget(endedBefore: string): Promise<number> {
    return inBatches((limit) => this.#forget(endedBefore, limit));
  }

  async #forget(endedBefore: string, limit: number): Promise<number> {
    const { numDeletedRows } = await this.unitOfWork.run(() =>
      this.unitOfWork
        .of<ProcessTables>()
        .deleteFrom('plinth_process')
        .where((is) =>
          is(
            is.refTuple('process', 'key'),
            'in',
            is
              .selectFrom('plinth_process')
              .select(['process', 'key'])
              .where('state', '=', 'ended')
              .where('ended_at', '<', endedBefore)
              .limit(limit)
              .$asTuple('process', 'key'),
          ),
        )
        .executeTakeFirst(),
    );
    return Number(numDeletedRows);
  }

  /** Adds it, or replaces that of the version before; false where there is another version. */
  async #put(instance: ProcessInstance): Promise<boolean> {
    const row = rowOf(instance);
    if (row.version === 1) {
      const { rows } = await this.#queries.run('add', Object.values(row), (db) =>
        db
          .insertInto('plinth_process')
          .values(row)
          .onConflict((conflict) => conflict.columns(['process', 'key']).doNothing())
          .returning('version'),
      );
      return rows.length > 0;
    }
    const { process, key, ...set } = row;
    const values = [...Object.values(set), process, key, set.version - 1];
    const { rows } = await this.#queries.run('replace', values, (db) =>
      db
        .updateTable('plinth_process')
        .set(set)
        .where('process', '=', process)
        .where('key', '=', key)
        .where('version', '=', set.version - 1)
        .returning('version'),
    );
    return rows.length > 0;
  }

  async #cancel(process: string, key: string, name: string): Promise<void> {
    await this.#queries.run('cancel', [process, key, name], (db) =>
      db
        .deleteFrom('plinth_timer')
        .where('process', '=', process)
        .where('key', '=', key)
        .where('name', '=', name),
    );
  }

  async #cancelAll(process: string, key: string): Promise<void> {
    await this.#queries.run('cancel all', [process, key], (db) =>
      db.deleteFrom('plinth_timer').where('process', '=', process).where('key', '=', key),
    );
  }

  async #schedule(timer: Timer): Promise<void> {
    const row = rowOfTimer(timer);
    await this.#queries.run('schedule', Object.values(row), (db) =>
      db.insertInto('plinth_timer').values(row),
    );
  }

  async #countOf(
    name: string,
    values: readonly unknown[],
    build: (db: Kysely<ProcessTables>) => Compilable<{ process: string; count: number }>,
  ): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.#queries.run(`count ${name}`, values, build);
    return new Map(rows.map(({ process, count }) => [process, Number(count)]));
  }
}
