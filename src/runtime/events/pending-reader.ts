import type { EventStore, RecordedEvent } from '../eventsourcing/index.ts';
import type { DeadLetter } from './dead-letter.ts';
import { type EventSubscription, keyOf } from './event-subscription.ts';
import type { Lanes } from './lanes.ts';
import { notHeard } from './letter-of.ts';
import type { PendingDelivery, SubscriptionStore } from './subscription-store.ts';

export interface PendingReaderOptions {
  readonly subscription: EventSubscription;
  readonly events: EventStore;
  readonly store: SubscriptionStore;
  readonly lanes: Lanes;
  /** The position up to which it has read. */
  readonly position: number;
  /** How many events are read at once. */
  readonly batch: number;
  /** Something may be pending from before. */
  readonly hasBacklog: boolean;
}

/** What has been read, and what of it is to be written down. */
export interface Read {
  /** New ones of the log, and dead letters that come again. */
  readonly set: readonly PendingDelivery[];
  readonly position?: number;
  /** Pending, but heard no more. */
  readonly done: readonly number[];
  readonly revive: readonly string[];
  readonly park: readonly DeadLetter[];
  /** Whether there may be more at once. */
  readonly more: boolean;
}

const nothing: Read = { set: [], done: [], revive: [], park: [], more: false };

/** Reads what is pending from before, then the log, into the lanes, as far as there is room. */
export class PendingReader {
  readonly #options: PendingReaderOptions;
  /** Held in memory, or handled and not yet written down as done. */
  readonly #known = new Set<number>();
  #backlog = 0;
  #hasBacklog: boolean;
  #position: number;

  constructor(options: PendingReaderOptions) {
    this.#options = options;
    this.#position = options.position;
    this.#hasBacklog = options.hasBacklog;
  }

  /** The position up to which the log is read. */
  get position(): number {
    return this.#position;
  }

  /** Up to where everything is done with; undefined where that is not known. */
  get reached(): number | undefined {
    if (this.#hasBacklog || this.#options.lanes.isSpilled) return undefined;
    return Math.min(this.#position, ...[...this.#known].map((position) => position - 1));
  }

  async read(): Promise<Read> {
    const dropped = await this.#refill();
    const { batch, lanes } = this.#options;
    const room = batch - lanes.held;
    if (room <= 0) return { ...nothing, done: dropped };
    const read = this.#hasBacklog ? await this.#readBacklog(room) : await this.#readLog(room);
    return { ...read, done: [...dropped, ...read.done] };
  }

  /** Dead letters that an operator wants to be handled again. */
  async readRetried(): Promise<Read> {
    const { store, subscription } = this.#options;
    if (this.#hasBacklog) return { ...nothing, more: true };
    const letters = await store.retried(subscription.name, 100);
    const [set, revive, park]: [PendingDelivery[], string[], DeadLetter[]] = [[], [], []];
    for (const letter of letters) {
      const event = await this.eventAt(letter.position);
      if (event === undefined) {
        park.push(notHeard(letter));
        continue;
      }
      revive.push(letter.id);
      set.push(this.#admit(event));
    }
    return { ...nothing, set, revive, park };
  }

  /** What is done with may be forgotten once that is written down. */
  forget(positions: readonly number[]): void {
    for (const position of positions) this.#known.delete(position);
  }

  /** Undefined: the subscription does not hear it any more. */
  async eventAt(position: number): Promise<RecordedEvent | undefined> {
    return (await this.#eventsAt([position])).get(position);
  }

  /** Positions go up. Those of which there is nothing are not heard any more. */
  async #eventsAt(positions: readonly number[]): Promise<ReadonlyMap<number, RecordedEvent>> {
    const { events, subscription } = this.#options;
    const { types } = subscription;
    const found = new Map<number, RecordedEvent>();
    let [first, ...rest] = positions;
    while (first !== undefined) {
      const read = await events.readAll({ after: first - 1, limit: 1 + rest.length, types });
      for (const event of read) found.set(event.position, event);
      const isAll = read.length <= rest.length;
      const last = isAll ? Infinity : (read.at(-1)?.position ?? first);
      [first, ...rest] = rest.filter((position) => position > last);
    }
    return found;
  }

  #admit(event: RecordedEvent): PendingDelivery {
    const { subscription, lanes } = this.#options;
    const { position } = event;
    const key = keyOf(subscription, event);
    if (lanes.admits(key)) {
      lanes.add({ event, key, attempts: 0 });
      this.#known.add(position);
    } else {
      lanes.spill(key);
    }
    return { position, key, attempts: 0, running: false };
  }

  /** Takes from the store what its key has no room for before; answers what is heard no more. */
  async #refill(): Promise<readonly number[]> {
    const { lanes, store, subscription } = this.#options;
    const dropped: number[] = [];
    for (const key of lanes.hungry()) {
      const limit = lanes.most;
      const found = await store.pending(subscription.name, { after: 0, limit, key });
      const rows = found.filter(({ position }) => !this.#known.has(position));
      dropped.push(...(await this.#hold(rows)));
      if (found.length < limit) lanes.refilled(key);
    }
    return dropped;
  }

  /** Answers the positions of what is heard no more. */
  async #hold(rows: readonly PendingDelivery[]): Promise<readonly number[]> {
    const events = await this.#eventsAt(rows.map(({ position }) => position));
    return rows.filter((row) => !this.#take(row, events)).map(({ position }) => position);
  }

  #take(
    { position, key, attempts }: PendingDelivery,
    events: ReadonlyMap<number, RecordedEvent>,
  ): boolean {
    const event = events.get(position);
    if (event === undefined) return false;
    this.#options.lanes.add({ event, key, attempts });
    this.#known.add(position);
    return true;
  }

  async #readBacklog(room: number): Promise<Read> {
    const { store, subscription, lanes } = this.#options;
    const rows = await store.pending(subscription.name, { after: this.#backlog, limit: room });
    this.#backlog = rows.at(-1)?.position ?? this.#backlog;
    this.#hasBacklog = rows.length === room;
    const fresh = rows.filter(({ position }) => !this.#known.has(position));
    const events = await this.#eventsAt(fresh.map(({ position }) => position));
    const done: number[] = [];
    for (const row of fresh) {
      if (!lanes.admits(row.key)) lanes.spill(row.key);
      else if (!this.#take(row, events)) done.push(row.position);
    }
    return { ...nothing, done, more: true };
  }

  async #readLog(room: number): Promise<Read> {
    const { events, subscription } = this.#options;
    // Asked first: what is appended in between is then read too, or left for the next time.
    const head = await events.head();
    const { types } = subscription;
    const found = await events.readAll({ after: this.#position, limit: room, types });
    const last = found.at(-1)?.position ?? this.#position;
    const isAll = found.length < room;
    this.#position = isAll ? Math.max(head, last) : last;
    const set = found.map((event) => this.#admit(event));
    return { ...nothing, set, position: this.#position, more: !isAll };
  }
}
