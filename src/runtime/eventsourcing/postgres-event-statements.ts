import { type Selectable, sql } from 'kysely';
import type { Database } from '../database/index.ts';
import { type AllQuery, EventStatements, type NewRow } from './event-statements.ts';
import type { EventRow } from './event-tables.ts';

/** The events that go to one stream, which has to be at `expected` for them. */
export interface StreamRows {
  readonly expected: number;
  readonly rows: readonly NewRow[];
}

interface Inserted {
  readonly position: number;
  readonly category: string;
  readonly stream_id: string;
}

const types = {
  category: 'text',
  stream_id: 'text',
  version: 'bigint',
  id: 'text',
  type: 'text',
  type_version: 'bigint',
  data: 'text',
  at: 'timestamptz',
  actor_id: 'text',
  correlation_id: 'text',
  causation_id: 'text',
} as const satisfies Record<keyof NewRow, string>;

const names = Object.keys(types) as (keyof NewRow)[];

// Written by hand, as the number of rows changes with every call and the statement must not.
const insertTogether = `
insert into plinth.event (${names.join(', ')})
select ${names.map((name) => (name === 'data' ? 'one.data::json' : `one.${name}`)).join(', ')}
from unnest(${[...Object.values(types), 'bigint'].map((type, at) => `$${at + 1}::${type}[]`).join(', ')})
  with ordinality as one (${names.join(', ')}, expected, place)
where one.expected = (
  select coalesce(max(version), 0) from plinth.event
  where category = one.category and stream_id = one.stream_id
)
order by one.place
returning position, category, stream_id`;

const insertOne = `
insert into plinth.event (${names.join(', ')})
select ${names.map((_, at) => `$${at + 1}`).join(', ')}
where (
  select coalesce(max(version), 0) from plinth.event where category = $1 and stream_id = $2
) = $${names.length + 1}`;

/** What the event store asks PostgreSQL. */
export class PostgresEventStatements extends EventStatements {
  readonly #database: Database;
  /** The greatest horizon seen: it may fall back, but what was decided stays so. */
  #decided = 0;

  constructor(database: Database) {
    super(database);
    this.#database = database;
  }

  override async insertNext(row: NewRow): Promise<number | undefined> {
    // A row that this unit does not see yet makes it run again.
    const statement = `${insertOne} on conflict (category, stream_id, version) do nothing returning position`;
    const values = [...names.map((name) => row[name]), row.version - 1];
    const { rows } = await this.#database.execute<Inserted>(statement, values);
    return rows[0]?.position;
  }

  override async insert(rows: readonly NewRow[]): Promise<readonly number[]> {
    const [first] = rows;
    if (first === undefined) return [];
    const values = valuesOf([{ expected: first.version - 1, rows }]);
    const statement = insertTogether.replace(
      'returning',
      'on conflict (category, stream_id, version) do nothing returning',
    );
    const inserted = await this.#database.execute<Inserted>(statement, values);
    return inserted.rows.map(({ position }) => position);
  }

  /**
   * Appends to several streams in one statement that is a unit by itself. Answers the positions of
   * each, in order; undefined for a stream that is at another version. Throws the violation of a
   * unique key, and appends nothing, where somebody else appends at the same time.
   */
  async insertTogether(
    streams: readonly StreamRows[],
  ): Promise<readonly (readonly number[] | undefined)[]> {
    const inserted = await this.#inserted(streams);
    const positions = new Map<string, number[]>();
    for (const row of inserted) {
      const key = keyOf(row);
      const known = positions.get(key);
      if (known === undefined) positions.set(key, [row.position]);
      else known.push(row.position);
    }
    return streams.map(({ rows: [first] }) => first && positions.get(keyOf(first)));
  }

  override async all(query: AllQuery): Promise<readonly Selectable<EventRow>[]> {
    const upTo = await this.#horizon();
    return upTo <= query.after ? [] : super.all({ ...query, upTo });
  }

  override async head(): Promise<number> {
    const upTo = await this.#horizon();
    const { rows } = await this.#database.execute<{ readonly head: number | null }>(
      'select max(position) as head from plinth.event where position <= $1',
      [upTo],
    );
    return rows[0]?.head ?? 0;
  }

  override async holdAppends(): Promise<void> {
    const db = this.#database.of<unknown>();
    await sql`lock table ${sql.table('plinth_event')} in share mode`.execute(db);
  }

  async #inserted(streams: readonly StreamRows[]): Promise<readonly Inserted[]> {
    const [only] = streams;
    const [row, ...others] = only?.rows ?? [];
    if (only === undefined || streams.length > 1 || row === undefined || others.length > 0) {
      return (await this.#database.write<Inserted>(insertTogether, valuesOf(streams))).rows;
    }
    const values = [...names.map((name) => row[name]), only.expected];
    const { rows } = await this.#database.write<{ readonly position: number }>(
      `${insertOne} returning position`,
      values,
    );
    return rows.map(({ position }) => ({ ...row, position }));
  }

  async #horizon(): Promise<number> {
    const { rows } = await this.#database.execute<{ readonly horizon: number }>(
      'select plinth.event_horizon() as horizon',
      [],
    );
    this.#decided = Math.max(this.#decided, rows[0]?.horizon ?? 0);
    return this.#decided;
  }
}

/** A list for each column. */
function valuesOf(streams: readonly StreamRows[]): readonly unknown[] {
  const rows = streams.flatMap((stream) => stream.rows);
  const expected = streams.flatMap((stream) => stream.rows.map(() => stream.expected));
  return [...names.map((name) => rows.map((row) => row[name])), expected];
}

const keyOf = ({ category, stream_id }: Pick<NewRow, 'category' | 'stream_id'>): string =>
  `${category} ${stream_id}`;
