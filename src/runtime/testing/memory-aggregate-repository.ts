import { Conflict } from '../domain/index.ts';
import {
  type Aggregate,
  StateStoredRepository,
  type StateStoredRepositoryOptions,
  type StreamId,
  type UniqueFields,
  type VersionChange,
} from '../eventsourcing/index.ts';
import type { Versioned } from '../repositories/index.ts';
import type { MemoryEngines } from './memory-engines.ts';

/** An aggregate whose state carries its id. */
type Stateful<Id> = Aggregate<Id> & { readonly state: { readonly id: Id } };

export interface MemoryAggregateRepositoryOptions<Root extends Stateful<Id>, Id>
  extends Omit<StateStoredRepositoryOptions<Root, Id>, 'events' | 'clock'> {
  readonly engines: MemoryEngines;
  /** The values of its `unique` fields. */
  readonly unique?: (state: Root['state']) => UniqueFields;
}

/**
 * Aggregates whose states are kept in memory, and whose events go to the log as they do beside rows.
 *
 * @example
 * new MemoryAggregateRepository<Wallet, WalletId>({
 *   engines,
 *   kind: 'Wallet',
 *   category: walletEvents.category,
 *   make: (id, occasion) => new Wallet(id, occasion),
 * });
 */
export class MemoryAggregateRepository<
  Root extends Stateful<Id>,
  Id extends string | number,
> extends StateStoredRepository<Root, Id> {
  readonly #options: MemoryAggregateRepositoryOptions<Root, Id>;
  readonly #rows = new Map<Id, Versioned<Root['state']>>();

  constructor(options: MemoryAggregateRepositoryOptions<Root, Id>) {
    const { events, clock } = options.engines;
    super({ ...options, events, clock });
    this.#options = options;
  }

  async existing(ids: readonly Id[]): Promise<ReadonlySet<Id>> {
    return new Set(ids.filter((id) => this.#rows.has(id)));
  }

  /** The one that has this value of a `unique` field; throws NotFound when there is none. */
  protected async getBy(field: string, value: string): Promise<Root> {
    const { engines, category } = this.#options;
    const name = await engines.events.unique.find(category, field, value);
    const found = [...this.#rows].find(([id]) => String(id) === name);
    if (found === undefined) throw this.notFound();
    return this.restore(...found);
  }

  protected async findRow(id: Id): Promise<Versioned<Root['state']> | undefined> {
    return this.#rows.get(id);
  }

  protected async insertRow(state: Root['state'], version: number): Promise<void> {
    await this.#claim(state.id, this.#options.unique?.(state));
    this.#put(state.id, { value: state, version });
  }

  protected async updateRow(state: Root['state'], { from, to }: VersionChange): Promise<void> {
    this.#requireVersion(state.id, from);
    await this.insertRow(state, to);
  }

  protected async deleteRow(id: Id, version: number): Promise<void> {
    this.#requireVersion(id, version);
    await this.#claim(id, {});
    this.#put(id, undefined);
  }

  #requireVersion(id: Id, version: number): void {
    if (this.#rows.get(id)?.version !== version) {
      throw new Conflict(`${this.#options.kind} ${id} is not at version ${version} any more`);
    }
  }

  async #claim(id: Id, values: UniqueFields = {}): Promise<void> {
    const stream: StreamId = { category: this.#options.category, id: String(id) };
    await this.#options.engines.events.unique.claim(stream, values);
  }

  #put(id: Id, row: Versioned<Root['state']> | undefined): void {
    const before = this.#rows.get(id);
    const put = (one: Versioned<Root['state']> | undefined): void => {
      if (one === undefined) this.#rows.delete(id);
      else this.#rows.set(id, one);
    };
    this.#options.engines.unitOfWork.enlist({
      commit: () => undefined,
      rollback: () => put(before),
    });
    put(row);
  }
}
