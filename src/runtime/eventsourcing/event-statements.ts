import { type Selectable, sql } from 'kysely';
import { CompiledQueries, type Database } from '../database/index.ts';
import type { StoredName } from './codecs.ts';
import type { EventRow, EventTables } from './event-tables.ts';
import { type Partition, partitionOf } from './partition.ts';
import type { StreamId } from './stream-id.ts';

export type StoredRow = Omit<Selectable<EventRow>, 'category' | 'stream_id'>;

export type NewRow = Omit<EventRow, 'position'>;

export interface AllQuery {
  readonly after: number;
  readonly limit: number;
  readonly names: readonly StoredName[] | undefined;
  /** The last position that is wanted; all when absent. */
  readonly upTo?: number;
  readonly partition?: Partition | undefined;
}

const columns = [
  'position',
  'version',
  'id',
  'type',
  'type_version',
  'data',
  'at',
  'actor_id',
  'correlation_id',
  'causation_id',
] as const;

// Databases bound the number of values of a statement: SQLite's bound is 32,766.
const rowsAtOnce = 500;

// How many rows are looked at at once for those of a partition.
const lookedAtOnce = 1_000;

/** What the event store asks the database: as SQLite understands it. */
export class EventStatements {
  readonly #database: Database;
  readonly #queries: CompiledQueries<EventTables>;

  constructor(database: Database) {
    this.#database = database;
    this.#queries = new CompiledQueries(database);
  }

  /** The version of a stream; 0 for one that nobody has appended to. */
  async version({ category, id }: StreamId): Promise<number> {
    const { rows } = await this.#queries.run('version', [category, id, 1], (db) =>
      db
        .selectFrom('plinth_event')
        .select('version')
        .where('category', '=', category)
        .where('stream_id', '=', id)
        .orderBy('version', 'desc')
        .limit(1),
    );
    return rows[0]?.version ?? 0;
  }

  async stream({ category, id }: StreamId, after: number): Promise<readonly StoredRow[]> {
    const { rows } = await this.#queries.run('stream', [category, id, after], (db) =>
      db
        .selectFrom('plinth_event')
        .select(columns)
        .where('category', '=', category)
        .where('stream_id', '=', id)
        .where('version', '>', after)
        .orderBy('version'),
    );
    return rows;
  }

  /**
   * Inserts a row where its stream is at the version before it, which is asked in the same statement:
   * most commands append one event. Answers its position; undefined where the stream is elsewhere.
   */
  async insertNext(row: NewRow): Promise<number | undefined> {
    const { category, stream_id: id, version } = row;
    const names = namesOf(row);
    const values = [...Object.values(row), category, id, version - 1];
    const { numAffectedRows, insertId } = await this.#queries.run('insert next', values, (db) =>
      db
        .insertInto('plinth_event')
        .columns(names)
        .expression(
          db
            .selectNoFrom((is) => names.map((name) => is.val(row[name]).as(name)))
            .where(
              (is) =>
                is
                  .selectFrom('plinth_event')
                  .select(sql<number>`coalesce(max(version), 0)`.as('version'))
                  .where('category', '=', category)
                  .where('stream_id', '=', id),
              '=',
              version - 1,
            ),
        ),
    );
    return numAffectedRows === 0n ? undefined : Number(insertId);
  }

  /** Answers the positions of these rows. */
  async insert(rows: readonly NewRow[]): Promise<readonly number[]> {
    const positions: number[] = [];
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const some = rows.slice(from, from + rowsAtOnce);
      const values = some.flatMap((row) => Object.values(row));
      const inserted = await this.#queries.run(`insert ${some.length}`, values, (db) =>
        db.insertInto('plinth_event').values(some).returning('position'),
      );
      for (const { position } of inserted.rows) positions.push(position);
    }
    return positions;
  }

  async all(query: AllQuery): Promise<readonly Selectable<EventRow>[]> {
    const { partition, limit } = query;
    if (partition === undefined || partition.count === 1) return this.#rows(query);
    const found: Selectable<EventRow>[] = [];
    const size = Math.min(lookedAtOnce, limit * partition.count);
    for (let after = query.after; ; ) {
      const rows = await this.#rows({ ...query, after, limit: size });
      for (const row of rows) {
        if (partitionOf(row.stream_id, partition.count) !== partition.index) continue;
        found.push(row);
        if (found.length === limit) return found;
      }
      if (rows.length < size) return found;
      after = rows.at(-1)?.position ?? after;
    }
  }

  async #rows({ after, limit, names, upTo }: AllQuery): Promise<readonly Selectable<EventRow>[]> {
    // As one text, which no index has: one by category would be sorted anew for every batch.
    const wanted = names?.map(({ category, type }) => `${category} ${type}`);
    if (wanted?.length === 0) return [];
    const values = [after, ...(upTo === undefined ? [] : [upTo]), ...(wanted ?? []), limit];
    const { rows } = await this.#queries.run(`all ${wanted?.length}`, values, (db) =>
      db
        .selectFrom('plinth_event')
        .selectAll()
        .where('position', '>', after)
        .$if(upTo !== undefined, (query) => query.where('position', '<=', upTo ?? 0))
        .$if(wanted !== undefined, (query) =>
          query.where(sql<string>`category || ' ' || type`, 'in', wanted ?? []),
        )
        .orderBy('position')
        .limit(limit),
    );
    return rows;
  }

  async head(): Promise<number> {
    const { rows } = await this.#queries.run('head', [], (db) =>
      db.selectFrom('plinth_event').select((is) => is.fn.max('position').as('head')),
    );
    return rows[0]?.head ?? 0;
  }

  /** Until the unit has ended nobody else appends, and it sees all that was appended before. */
  async holdAppends(): Promise<void> {}

  async nextNumber(category: string): Promise<number> {
    const { value } = await this.#database
      .of<EventTables>()
      .insertInto('plinth_sequence')
      .values({ category, value: 1 })
      .onConflict((conflict) =>
        conflict
          .column('category')
          .doUpdateSet((is) => ({ value: is('plinth_sequence.value', '+', 1) })),
      )
      .returning('value')
      .executeTakeFirstOrThrow();
    return value;
  }
}

// Rows are made with these columns and no others.
function namesOf(row: NewRow): (keyof NewRow)[] {
  return Object.keys(row) as (keyof NewRow)[];
}
