import { LeaseHeld, Overtaken } from '../events/held-lease.ts';
import type { PendingDelivery, SubscriptionStore } from '../events/index.ts';
import { idInKey, streamKey } from '../events/stream-key.ts';
import { type EventStore, partitionOf } from '../eventsourcing/index.ts';
import type { Lease, LeaseStore } from '../leases/index.ts';
import { partitionIn, placeOf } from './partition-place.ts';
import type { StreamProcessor } from './stream-processor.ts';

export interface PartitioningOptions {
  readonly processor: StreamProcessor;
  /** How many partitions there are to be. */
  readonly count: number;
  readonly events: EventStore;
  readonly store: SubscriptionStore;
  readonly leases: LeaseStore;
  readonly owner: string;
  readonly ttl: number;
}

type Positions = ReadonlyMap<string, number>;

const pageSize = 1_000;

/** The places of a processor's partitions, as many as there are to be. */
export class Partitioning {
  readonly #options: PartitioningOptions;
  #isDone = false;
  #dividing: Promise<void> | undefined;

  constructor(options: PartitioningOptions) {
    this.#options = options;
  }

  /**
   * Sees to it, once in a process, that each partition has a place. Where there were more or fewer of
   * them before, nothing is lost or repeated: all begin after the one that has come furthest, and what
   * the others had not come to is pending. Throws LeaseHeld while somebody goes through one of before.
   */
  async divided(): Promise<void> {
    if (this.#isDone) return;
    this.#dividing ??= this.#divide().finally(() => {
      this.#dividing = undefined;
    });
    await this.#dividing;
    // Should another process divide it otherwise afterwards, it is not taken back from there.
    this.#isDone = true;
  }

  async #divide(): Promise<void> {
    const { store, processor } = this.#options;
    const before = await store.positionsOf(processor.name);
    if (before.size === 0) return this.#begin(0, []);
    if ([...before.keys()].every((place) => partitionIn(place).count === this.#options.count))
      return;
    const passedOver = await this.#passedOver(before);
    await store.unitOfWork.run(async () => {
      const leases = await this.#takeAll(before);
      if (!isSame(before, await store.positionsOf(processor.name)))
        throw new Overtaken(processor.name);
      const left = await this.#leftBehind(before);
      for (const place of before.keys()) await store.end(place);
      await this.#begin(Math.max(...before.values()), [...left, ...passedOver]);
      for (const lease of leases) await this.#options.leases.release(lease);
    });
  }

  async #begin(position: number, pending: readonly PendingDelivery[]): Promise<void> {
    const { store, processor, count } = this.#options;
    await store.unitOfWork.run(async () => {
      for (let index = 0; index < count; index += 1) {
        const place = placeOf(processor.name, { index, count });
        const set = pending.filter(({ key }) => partitionOf(idInKey(key), count) === index);
        await store.begin(place, position);
        if (set.length > 0) await store.change(place, { set });
      }
    });
  }

  /** Keeps everybody else out: nothing is under way. */
  async #takeAll(places: Positions): Promise<readonly Lease[]> {
    const { leases, owner, ttl } = this.#options;
    const taken: Lease[] = [];
    for (const place of places.keys()) {
      const lease = await leases.take(place, { owner, ttl });
      if (lease === undefined) throw new LeaseHeld(place);
      taken.push(lease);
    }
    return taken;
  }

  /** Events that others of before have come past, and their own partition has not come to. */
  async #passedOver(before: Positions): Promise<readonly PendingDelivery[]> {
    const { events, processor } = this.#options;
    const [from, upTo] = [Math.min(...before.values()), Math.max(...before.values())];
    const places = [...before].map(([place, position]) => ({ ...partitionIn(place), position }));
    const found: PendingDelivery[] = [];
    for (let after = from; after < upTo; ) {
      const page = await events.readAll({ after, limit: pageSize, types: processor.types });
      for (const { position, stream } of page) {
        const own = places.find(({ index, count }) => partitionOf(stream.id, count) === index);
        if (position > upTo || own === undefined || position <= own.position) continue;
        found.push({ position, key: streamKey(stream), attempts: 0, running: false });
      }
      after = page.length < pageSize ? upTo : (page.at(-1)?.position ?? upTo);
    }
    return found;
  }

  /** What partitions of before have come past and were not done with. */
  async #leftBehind(before: Positions): Promise<readonly PendingDelivery[]> {
    const { store } = this.#options;
    const found: PendingDelivery[] = [];
    for (const [place, position] of before) {
      for (let after = 0; ; ) {
        const page = await store.pending(place, { after, limit: pageSize });
        found.push(...page.filter((row) => row.position <= position));
        if (page.length < pageSize) break;
        after = page.at(-1)?.position ?? position;
      }
    }
    return found;
  }
}

const isSame = (one: Positions, other: Positions): boolean =>
  one.size === other.size && [...one].every(([place, position]) => other.get(place) === position);
