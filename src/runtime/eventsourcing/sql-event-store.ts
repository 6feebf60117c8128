import { type Database, violation } from '../database/index.ts';
import type { DomainEvent, EventMeta } from '../domain/index.ts';
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
import { SqlUniqueValues } from './sql-unique-values.ts';
import type { StreamId } from './stream-id.ts';

/** Keeps events in a table of the application's own database: what belongs together is one commit. */
export class SqlEventStore implements EventStore {
  readonly unitOfWork: Database;
  readonly unique: SqlUniqueValues;
  readonly #codecs: Codecs;
  readonly #listeners: EventListeners;
  readonly #statements: EventStatements;

  constructor(database: Database, codecs: readonly EventCodec[]) {
    this.unitOfWork = database;
    this.unique = new SqlUniqueValues(database);
    this.#codecs = new Codecs(codecs);
    this.#listeners = new EventListeners(database);
    this.#statements = new EventStatements(database);
  }

  async append(
    stream: StreamId,
    expectedVersion: ExpectedStreamVersion,
    events: readonly DomainEvent[],
  ): Promise<Appended> {
    if (!this.unitOfWork.active) {
      return this.unitOfWork.run(() => this.append(stream, expectedVersion, events));
    }
    // One event is inserted by a statement that looks at the version itself.
    const version =
      events.length === 1 && expectedVersion !== 'any'
        ? expectedVersion
        : await this.#version(stream, expectedVersion);
    if (events.length === 0) return { version, position: await this.head() };
    const recorded = await this.#insert(stream, version, events);
    await this.#listeners.tell(recorded);
    return { version: version + events.length, position: recorded.at(-1)?.position ?? 0 };
  }

  async read(
    stream: StreamId,
    { afterVersion = 0 }: { readonly afterVersion?: number } = {},
  ): Promise<readonly RecordedEvent[]> {
    const rows = await this.#statements.stream(stream, afterVersion);
    const codec = this.#codecs.of(stream.category);
    return rows.map((row) => recordedFrom(row, codec, stream));
  }

  async readAll({ after, limit, types }: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    const names = types && this.#codecs.storedNames(types);
    const rows = await this.#statements.all({ after, limit, names });
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

  async #version(stream: StreamId, expected: ExpectedStreamVersion): Promise<number> {
    const version = await this.#statements.version(stream);
    if (expected !== 'any' && version !== expected) throw changedMeanwhile(stream);
    return version;
  }

  async #insert(
    stream: StreamId,
    version: number,
    events: readonly DomainEvent[],
  ): Promise<readonly RecordedEvent[]> {
    const codec = this.#codecs.of(stream.category);
    const numbered = events.map((event, at) => ({
      ...event,
      meta: { ...event.meta, streamVersion: version + at + 1 },
    }));
    const rows = numbered.map((event) => rowOf(event, codec, stream));
    const positions = await this.#positionsOf(stream, rows);
    return numbered.map((event, at) => ({ ...event, stream, position: positions[at] ?? 0 }));
  }

  async #positionsOf(stream: StreamId, rows: readonly NewRow[]): Promise<readonly number[]> {
    const [only, ...others] = rows;
    try {
      if (only === undefined || others.length > 0) return await this.#statements.insert(rows);
      const position = await this.#statements.insertNext(only);
      if (position !== undefined) return [position];
    } catch (error) {
      throw violation(error)?.kind === 'unique' ? changedMeanwhile(stream) : error;
    }
    throw changedMeanwhile(stream);
  }
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
