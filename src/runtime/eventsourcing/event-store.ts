import type { DomainEvent } from '../domain/index.ts';
import type { UnitOfWork } from '../services/index.ts';
import type { Partition } from './partition.ts';
import type { StreamId } from './stream-id.ts';
import type { UniqueValues } from './unique-values.ts';

/** An event as the store answers it. */
export interface RecordedEvent<Event extends DomainEvent = DomainEvent>
  extends DomainEvent<Event['type'], Event['data']> {
  readonly stream: StreamId;
  /** Its place among all events of the store: later events have greater ones, with gaps. */
  readonly position: number;
}

export interface Appended {
  /** The version of the stream now. */
  readonly version: number;
  /** The position of the last event appended. */
  readonly position: number;
}

/** The events that somebody wants to see, by category: `{ 'accounts.account': ['MoneyDeposited'] }`. */
export type EventTypes = Readonly<Record<string, readonly string[]>>;

export interface ReadAllOptions {
  /** Only what comes after this position; 0 begins with the first event. */
  readonly after: number;
  readonly limit: number;
  /** By their present names; all events when absent. */
  readonly types?: EventTypes;
  /** Only those of the streams in it; all when absent. */
  readonly partition?: Partition;
}

export type ExpectedStreamVersion = number | 'any';

export type EventListener = (events: readonly RecordedEvent[]) => void | Promise<void>;

/** Ends what gave it out. */
export type Unsubscribe = () => void;

/** The log of all that has happened, and of each aggregate by itself. */
export interface EventStore {
  /** What an append joins, and begins when none is running. */
  readonly unitOfWork: UnitOfWork;

  /** The values of `unique` fields, kept in the same units. */
  readonly unique: UniqueValues;

  /**
   * Appends to a stream that is at this version, 0 for one that has no events yet, and numbers the
   * events from there. Throws Conflict when it is at another; `any` goes on from wherever it is, for
   * what something else already keeps from being written twice.
   */
  append(
    stream: StreamId,
    expectedVersion: ExpectedStreamVersion,
    events: readonly DomainEvent[],
  ): Promise<Appended>;

  /**
   * Like `append`, for whoever needs no position. Within a unit it may be made when the unit ends, or
   * goes on to something else: where it is all that the unit does that saves a transaction. Then a
   * Conflict is what the unit fails with. Answers the version of the stream.
   */
  appendLast(
    stream: StreamId,
    expectedVersion: number,
    events: readonly DomainEvent[],
  ): Promise<number>;

  /**
   * What is committed of a stream, read without the unit that is running, which has to make sure of it
   * before it ends. Undefined where that has begun to read, or where nothing is saved.
   */
  readAside(stream: StreamId): Promise<readonly RecordedEvent[]> | undefined;

  /** The events of a stream in order; none for one that nobody has appended to. */
  read(
    stream: StreamId,
    options?: { readonly afterVersion?: number },
  ): Promise<readonly RecordedEvent[]>;

  /**
   * The events of all streams in the order of their positions. Outside of units none is left out
   * that is committed later at a lesser position: those after it are answered only then. A reader
   * that remembers how far it has come therefore reads outside of units.
   */
  readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]>;

  /** The position of the last event that `readAll` would answer; 0 when there is none. */
  head(): Promise<number>;

  /** A number that was never given out for this category before, for ids that are numbers. */
  nextNumber(category: string): Promise<number>;

  /** Runs a unit during which nobody else appends, and that sees all that was appended before. */
  withAppendsHeld<T>(work: () => Promise<T>): Promise<T>;

  /** Called within the unit that appends, before it goes on; what it throws fails the unit. */
  onAppended(listener: EventListener): Unsubscribe;

  /** Called when what was appended is committed, by this process; never after a rollback. */
  onCommitted(listener: EventListener): Unsubscribe;

  /**
   * Called when another process may have committed events: soon where the engine can wake others,
   * and otherwise never, so that whoever waits for some looks from time to time as well.
   */
  onCommittedElsewhere(listener: () => void): Unsubscribe;
}
