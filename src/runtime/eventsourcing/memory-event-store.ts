import { MemoryUnitOfWork } from '../database/index.ts';
import type { DomainEvent } from '../domain/index.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import type { EventCodec, StoredEvent } from './codec.ts';
import { Codecs } from './codecs.ts';
import { EventListeners } from './event-listeners.ts';
import type {
  Appended,
  EventListener,
  EventStore,
  ExpectedStreamVersion,
  ReadAllOptions,
  RecordedEvent,
  Unsubscribe,
} from './event-store.ts';
import { MemoryUniqueValues } from './memory-unique-values.ts';
import { partitionOf } from './partition.ts';
import type { StreamId } from './stream-id.ts';

type Entry = StoredEvent & Pick<RecordedEvent, 'stream' | 'meta' | 'position'>;

/** Keeps events in memory as a database would: written as JSON, visible once they are committed. */
export class MemoryEventStore implements EventStore {
  readonly unitOfWork: MemoryUnitOfWork;
  readonly unique: MemoryUniqueValues;
  readonly #codecs: Codecs;
  readonly #listeners: EventListeners;
  readonly #log: Entry[] = [];
  readonly #streams = new Map<string, Entry[]>();
  readonly #numbers = new Map<string, number>();
  #committed = 0;

  constructor(codecs: readonly EventCodec[], unitOfWork = new MemoryUnitOfWork()) {
    this.unitOfWork = unitOfWork;
    this.unique = new MemoryUniqueValues(unitOfWork);
    this.#codecs = new Codecs(codecs);
    this.#listeners = new EventListeners(unitOfWork);
  }

  async append(
    stream: StreamId,
    expectedVersion: ExpectedStreamVersion,
    events: readonly DomainEvent[],
  ): Promise<Appended> {
    if (!this.unitOfWork.active) {
      return this.unitOfWork.run(() => this.append(stream, expectedVersion, events));
    }
    const entries = this.#entriesOf(stream);
    const version = entries.length;
    if (expectedVersion !== 'any' && version !== expectedVersion) throw changedMeanwhile(stream);
    if (events.length === 0) return { version, position: await this.head() };
    const codec = this.#codecs.of(stream.category);
    const written = events.map((event) => codec.write(event));
    this.unitOfWork.enlist({
      commit: () => {
        this.#committed = this.#log.length;
      },
      rollback: () => {
        this.#log.length -= events.length;
        entries.length -= events.length;
      },
    });
    const recorded = events.map((event, at): RecordedEvent => {
      const meta = { ...event.meta, streamVersion: entries.length + 1 };
      const position = this.#log.length + 1;
      const entry = { ...(written[at] as StoredEvent), stream, meta, position };
      this.#log.push(entry);
      entries.push(entry);
      return { ...event, meta, stream, position };
    });
    await this.#listeners.tell(recorded);
    return { version: entries.length, position: this.#log.length };
  }

  async appendLast(
    stream: StreamId,
    expectedVersion: number,
    events: readonly DomainEvent[],
  ): Promise<number> {
    return (await this.append(stream, expectedVersion, events)).version;
  }

  readAside(): undefined {
    return undefined;
  }

  async read(
    stream: StreamId,
    { afterVersion = 0 }: { readonly afterVersion?: number } = {},
  ): Promise<readonly RecordedEvent[]> {
    const visible = this.#visible();
    return (this.#streams.get(keyOf(stream)) ?? [])
      .slice(afterVersion)
      .filter(({ position }) => position <= visible)
      .map((entry) => this.#decode(entry));
  }

  async readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    const { after, limit, types, partition } = options;
    const wanted = types && new Set(this.#codecs.storedNames(types).map(nameKey));
    const found: Entry[] = [];
    for (const entry of this.#log.slice(after, this.#visible())) {
      if (found.length === limit) break;
      const { stream, type } = entry;
      if (wanted?.has(nameKey({ ...stream, type })) === false) continue;
      if (partition && partitionOf(stream.id, partition.count) !== partition.index) continue;
      found.push(entry);
    }
    return found.map((entry) => this.#decode(entry));
  }

  async head(): Promise<number> {
    return this.#visible();
  }

  async nextNumber(category: string): Promise<number> {
    const number = (this.#numbers.get(category) ?? 0) + 1;
    this.#numbers.set(category, number);
    return number;
  }

  onAppended(listener: EventListener): Unsubscribe {
    return this.#listeners.onAppended(listener);
  }

  onCommitted(listener: EventListener): Unsubscribe {
    return this.#listeners.onCommitted(listener);
  }

  withAppendsHeld<T>(work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(work);
  }

  // There is no other process.
  onCommittedElsewhere(): Unsubscribe {
    return () => undefined;
  }

  #visible(): number {
    return this.unitOfWork.active ? this.#log.length : this.#committed;
  }

  #entriesOf(stream: StreamId): Entry[] {
    const key = keyOf(stream);
    const known = this.#streams.get(key);
    if (known !== undefined) return known;
    const entries: Entry[] = [];
    this.#streams.set(key, entries);
    return entries;
  }

  #decode({ stream, meta, position, ...stored }: Entry): RecordedEvent {
    return { ...this.#codecs.of(stream.category).read(stored, meta), stream, position };
  }
}

function keyOf({ category, id }: StreamId): string {
  return `${category} ${id}`;
}

function nameKey({ category, type }: { readonly category: string; readonly type: string }): string {
  return `${category} ${type}`;
}
