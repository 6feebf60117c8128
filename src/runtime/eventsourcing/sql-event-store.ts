import { type Database, violation } from '../database/index.ts';
import type { DomainEvent, EventMeta } from '../domain/index.ts';
import { AppendGroup } from './append-group.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import type { EventCodec } from './codec.ts';
import { Codecs } from './codecs.ts';
import { EventListeners } from './event-listeners.ts';
import { EventStatements, type NewRow, type StoredRow } from './event-statements.ts';
import type {
  Appended,
  EventListener,
  EventStore,
  ExpectedStreamVersion,
  ReadAllOptions,
  RecordedEvent,
  Unsubscribe,
} from './event-store.ts';
import { PostgresEventStatements, type StreamRows } from './postgres-event-statements.ts';
import { SqlUniqueValues } from './sql-unique-values.ts';
import type { StreamId } from './stream-id.ts';

// What other processes are woken with.
const signal = 'events';

/** Keeps events in a table of the application's own database: what belongs together is one commit. */
export class SqlEventStore implements EventStore {
  readonly unitOfWork: Database;
  readonly unique: SqlUniqueValues;
  readonly #codecs: Codecs;
  readonly #listeners: EventListeners;
  readonly #statements: EventStatements;
  /** Where appends that stand for themselves share statements. */
  readonly #group: AppendGroup | undefined;

  constructor(database: Database, codecs: readonly EventCodec[]) {
    this.unitOfWork = database;
    this.unique = new SqlUniqueValues(database);
    this.#codecs = new Codecs(codecs);
    this.#listeners = new EventListeners(database);
    if (database.engine === 'postgres') {
      const statements = new PostgresEventStatements(database);
      this.#statements = statements;
      this.#group = new AppendGroup((streams) => statements.insertTogether(streams));
    } else {
      this.#statements = new EventStatements(database);
    }
  }

  async append(
    stream: StreamId,
    expectedVersion: ExpectedStreamVersion,
    events: readonly DomainEvent[],
  ): Promise<Appended> {
    if (!this.unitOfWork.active) return this.#appendAlone(stream, expectedVersion, events);
    // One event is inserted by a statement that looks at the version itself.
    const version =
      events.length === 1 && expectedVersion !== 'any'
        ? expectedVersion
        : await this.#version(stream, expectedVersion);
    if (events.length === 0) return { version, position: await this.head() };
    const numbered = this.#numbered(stream, version, events);
    const positions = await this.#positionsOf(stream, numbered.rows);
    const recorded = recordedAs(numbered.events, { stream, positions });
    this.unitOfWork.afterCommit(() => this.unitOfWork.signal(signal));
    await this.#listeners.tell(recorded);
    return appended(recorded);
  }

  async appendLast(
    stream: StreamId,
    expectedVersion: number,
    events: readonly DomainEvent[],
  ): Promise<number> {
    const isPutOff = events.length > 0 && this.#putOff(stream, expectedVersion, events);
    if (!isPutOff) return (await this.append(stream, expectedVersion, events)).version;
    return expectedVersion + events.length;
  }

  readAside(stream: StreamId): Promise<readonly RecordedEvent[]> | undefined {
    return this.unitOfWork.aside(() => this.read(stream));
  }

  async read(
    stream: StreamId,
    { afterVersion = 0 }: { readonly afterVersion?: number } = {},
  ): Promise<readonly RecordedEvent[]> {
    const rows = await this.#statements.stream(stream, afterVersion);
    const codec = this.#codecs.of(stream.category);
    return rows.map((row) => recordedFrom(row, codec, stream));
  }

  async readAll({ types, ...options }: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    const names = types && this.#codecs.storedNames(types);
    const rows = await this.#statements.all({ ...options, names });
    return rows.map(({ category, stream_id: id, ...row }) =>
      recordedFrom(row, this.#codecs.of(category), { category, id }),
    );
  }

  head(): Promise<number> {
    return this.#statements.head();
  }

  nextNumber(category: string): Promise<number> {
    return this.unitOfWork.run(() => this.#statements.nextNumber(category));
  }

  onAppended(listener: EventListener): Unsubscribe {
    return this.#listeners.onAppended(listener);
  }

  onCommitted(listener: EventListener): Unsubscribe {
    return this.#listeners.onCommitted(listener);
  }

  withAppendsHeld<T>(work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(async () => {
      await this.#statements.holdAppends();
      return work();
    });
  }

  onCommittedElsewhere(listener: () => void): Unsubscribe {
    return this.unitOfWork.onSignal(signal, listener);
  }

  async #version(stream: StreamId, expected: ExpectedStreamVersion): Promise<number> {
    const version = await this.#statements.version(stream);
    if (expected !== 'any' && version !== expected) throw changedMeanwhile(stream);
    return version;
  }

  /** Whether the unit that is running can end with it. */
  #putOff(stream: StreamId, expected: number, events: readonly DomainEvent[]): boolean {
    const group = this.#group;
    if (group === undefined || this.#listeners.within) return false;
    const numbered = this.#numbered(stream, expected, events);
    let positions: readonly number[] = [];
    const isPutOff = this.unitOfWork.putOff({
      within: async () => {
        positions = await this.#positionsOf(stream, numbered.rows);
      },
      alone: async () => {
        positions = await this.#positionsAlone(group, stream, { expected, rows: numbered.rows });
      },
    });
    if (!isPutOff) return false;
    this.unitOfWork.afterCommit(async () => {
      this.unitOfWork.signal(signal);
      await this.#listeners.tellCommitted(recordedAs(numbered.events, { stream, positions }));
    });
    return true;
  }

  /** As a unit by itself, in one statement with others that come at the same time where that can be. */
  async #appendAlone(
    stream: StreamId,
    expected: ExpectedStreamVersion,
    events: readonly DomainEvent[],
  ): Promise<Appended> {
    const group = this.#group;
    if (
      group === undefined ||
      expected === 'any' ||
      events.length === 0 ||
      this.#listeners.within
    ) {
      return this.unitOfWork.run(() => this.append(stream, expected, events));
    }
    const numbered = this.#numbered(stream, expected, events);
    const positions = await this.#positionsAlone(group, stream, { expected, rows: numbered.rows });
    const recorded = recordedAs(numbered.events, { stream, positions });
    this.unitOfWork.signal(signal);
    await this.#listeners.tellCommitted(recorded);
    return appended(recorded);
  }

  #numbered(stream: StreamId, version: number, events: readonly DomainEvent[]) {
    const codec = this.#codecs.of(stream.category);
    const numbered = events.map((event, at) => ({
      ...event,
      meta: { ...event.meta, streamVersion: version + at + 1 },
    }));
    return { events: numbered, rows: numbered.map((event) => rowOf(event, codec, stream)) };
  }

  async #positionsAlone(
    group: AppendGroup,
    stream: StreamId,
    { expected, rows }: StreamRows,
  ): Promise<readonly number[]> {
    const positions = await group.append(expected, rows);
    if (positions === undefined) throw changedMeanwhile(stream);
    return positions;
  }

  async #positionsOf(stream: StreamId, rows: readonly NewRow[]): Promise<readonly number[]> {
    const [only, ...others] = rows;
    try {
      if (only === undefined || others.length > 0) {
        const positions = await this.#statements.insert(rows);
        if (positions.length === rows.length) return positions;
        throw changedMeanwhile(stream);
      }
      const position = await this.#statements.insertNext(only);
      if (position !== undefined) return [position];
    } catch (error) {
      throw violation(error)?.kind === 'unique' ? changedMeanwhile(stream) : error;
    }
    throw changedMeanwhile(stream);
  }
}

interface Placed {
  readonly stream: StreamId;
  readonly positions: readonly number[];
}

function recordedAs(
  events: readonly DomainEvent[],
  { stream, positions }: Placed,
): readonly RecordedEvent[] {
  return events.map((event, at) => ({ ...event, stream, position: positions[at] ?? 0 }));
}

function appended(recorded: readonly RecordedEvent[]): Appended {
  const last = recorded.at(-1);
  return { version: last?.meta.streamVersion ?? 0, position: last?.position ?? 0 };
}

function rowOf(
  event: DomainEvent,
  codec: EventCodec,
  { category, id: stream_id }: StreamId,
): NewRow {
  const { type, typeVersion: type_version, data } = codec.write(event);
  const { streamVersion: version, id, at, actorId, correlationId, causationId } = event.meta;
  return {
    category,
    stream_id,
    version,
    id,
    type,
    type_version,
    data,
    at,
    actor_id: actorId,
    correlation_id: correlationId,
    causation_id: causationId,
  };
}

function recordedFrom(row: StoredRow, codec: EventCodec, stream: StreamId): RecordedEvent {
  const meta: EventMeta = {
    id: row.id,
    at: row.at,
    actorId: row.actor_id,
    correlationId: row.correlation_id,
    causationId: row.causation_id,
    streamVersion: row.version,
  };
  const { type, type_version: typeVersion, data } = row;
  const event = codec.read({ type, typeVersion, data }, meta);
  return { type: event.type, data: event.data, meta, stream, position: row.position };
}
