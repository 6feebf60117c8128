import type { RecordedEvent } from '../eventsourcing/index.ts';

/** An event that is held in memory. */
export interface Item {
  readonly event: RecordedEvent;
  readonly key: string;
  attempts: number;
}

interface Lane {
  readonly key: string;
  readonly items: Item[];
  /** Its first event is being handled, or waits to be tried again. */
  busy: boolean;
  /** More of it is pending in the store than is held here. */
  spilled: boolean;
}

/**
 * What a subscription has read, by key: each key goes on by itself, one event after the other. Of a
 * key that does not come forward only so much is held; the rest stays in the store.
 */
export class Lanes {
  /** How many events of one key are held. */
  readonly most: number;
  readonly #lanes = new Map<string, Lane>();
  readonly #ready = new Set<Lane>();
  readonly #spilled = new Set<Lane>();
  #held = 0;

  constructor(most: number) {
    this.most = most;
  }

  /** How many events are held. */
  get held(): number {
    return this.#held;
  }

  /** Whether there is nothing left, here or of a key that has more in the store. */
  get empty(): boolean {
    return this.#lanes.size === 0;
  }

  /** Whether a key has more in the store than is held here. */
  get isSpilled(): boolean {
    return this.#spilled.size > 0;
  }

  /** Whether another event of the key is to be held; where not, it has to be in the store. */
  admits(key: string): boolean {
    const lane = this.#lanes.get(key);
    return lane === undefined || (!lane.spilled && lane.items.length < this.most);
  }

  add(item: Item): void {
    const lane = this.#laneOf(item.key);
    lane.items.push(item);
    this.#held += 1;
    if (!lane.busy) this.#ready.add(lane);
  }

  /** More of the key is in the store. */
  spill(key: string): void {
    const lane = this.#laneOf(key);
    lane.spilled = true;
    this.#spilled.add(lane);
  }

  /** The keys of which nothing is held any more, and something is in the store. */
  hungry(): readonly string[] {
    return [...this.#spilled]
      .filter(({ busy, items }) => !busy && items.length === 0)
      .map(({ key }) => key);
  }

  /** All that the store has of a key is held, or was handled. */
  refilled(key: string): void {
    const lane = this.#laneOf(key);
    lane.spilled = false;
    this.#spilled.delete(lane);
    this.#drop(lane);
  }

  /** The next event of as many keys, which stand still until it is finished or put off. */
  start(many: number): readonly Item[] {
    const started: Item[] = [];
    for (const lane of this.#ready) {
      if (started.length >= many) break;
      const [item] = lane.items;
      this.#ready.delete(lane);
      lane.busy = true;
      if (item !== undefined) started.push(item);
    }
    return started;
  }

  /** It is done with, one way or another. */
  finish({ key }: Item): void {
    const lane = this.#laneOf(key);
    lane.items.shift();
    this.#held -= 1;
    this.#free(lane);
  }

  /** It may be tried again now. */
  resume({ key }: Item): void {
    this.#free(this.#laneOf(key));
  }

  #free(lane: Lane): void {
    lane.busy = false;
    if (lane.items.length > 0) this.#ready.add(lane);
    this.#drop(lane);
  }

  #drop(lane: Lane): void {
    if (lane.items.length === 0 && !lane.busy && !lane.spilled) this.#lanes.delete(lane.key);
  }

  #laneOf(key: string): Lane {
    const known = this.#lanes.get(key);
    if (known !== undefined) return known;
    const lane: Lane = { key, items: [], busy: false, spilled: false };
    this.#lanes.set(key, lane);
    return lane;
  }
}
