import { type Clock, NotFound, type Occasion } from '../domain/index.ts';
import type { Versioned } from '../repositories/index.ts';
import type { Aggregate, AggregateRepository } from './aggregate-repository.ts';
import { appendChanges } from './append-changes.ts';
import type { EventStore } from './event-store.ts';
import { occasionOf } from './occasion-of.ts';

export interface StateStoredRepositoryOptions<Root extends Aggregate<Id>, Id> {
  readonly events: EventStore;
  readonly clock: Clock;
  /** Its name in errors: `Wallet`. */
  readonly kind: string;
  /** Its streams: `wallets.wallet`. */
  readonly category: string;
  readonly make: (id: Id, occasion: Occasion) => Root;
}

/** The versions that a row leaves and comes to. */
export interface VersionChange {
  readonly from: number;
  readonly to: number;
}

/**
 * Aggregates that are kept as one row each. Their events go to the event store in the same unit, and
 * the version of the row is that of the stream.
 */
export abstract class StateStoredRepository<Root extends Aggregate<Id>, Id extends string | number>
  implements AggregateRepository<Root, Id>
{
  readonly #options: StateStoredRepositoryOptions<Root, Id>;

  constructor(options: StateStoredRepositoryOptions<Root, Id>) {
    this.#options = options;
  }

  create(id: Id): Root {
    const { make, clock } = this.#options;
    return make(id, occasionOf(clock));
  }

  async find(id: Id): Promise<Root | null> {
    const stored = await this.findRow(id);
    return stored === undefined ? null : this.restore(id, stored);
  }

  async get(id: Id): Promise<Root> {
    const root = await this.find(id);
    if (root === null) throw this.notFound(id);
    return root;
  }

  async stateOf(id: Id): Promise<Root['state'] | null> {
    return (await this.findRow(id))?.value ?? null;
  }

  async save(root: Root): Promise<number> {
    if (root.changes.length === 0) return root.version;
    if (root.exists) root.checkInvariants();
    const { unitOfWork } = this.#options.events;
    const { changes, version: before } = root;
    const version = await unitOfWork.run(() => this.#store(root));
    root.saved(version);
    unitOfWork.afterRollback(() => root.unsaved(changes, before));
    return version;
  }

  abstract existing(ids: readonly Id[]): Promise<ReadonlySet<Id>>;

  protected abstract findRow(id: Id): Promise<Versioned<Root['state']> | undefined>;

  /** Throws NotUnique where a value is taken. */
  protected abstract insertRow(state: Root['state'], version: number): Promise<void>;

  /** Throws Conflict when the row is at another version than the one it leaves. */
  protected abstract updateRow(state: Root['state'], version: VersionChange): Promise<void>;

  /** Throws Conflict when the row is at another version. */
  protected abstract deleteRow(id: Id, version: number): Promise<void>;

  /** The next id, where the server makes ids that are numbers. */
  protected nextNumber(): Promise<number> {
    return this.#options.events.nextNumber(this.#options.category);
  }

  /** One that was found by something else than its id. */
  protected restore(id: Id, { value, version }: Versioned<Root['state']>): Root {
    const root = this.create(id);
    root.restore(value, version);
    return root;
  }

  protected notFound(id?: Id): NotFound {
    return new NotFound(this.#options.kind, id);
  }

  async #store(root: Root): Promise<number> {
    const { events, category } = this.#options;
    const from = root.version - root.changes.length;
    const to = await appendChanges(root, {
      events,
      stream: { category, id: String(root.id) },
      exists: async () => (await this.findRow(root.id)) !== undefined,
      isOwn: false,
    });
    if (from === 0) {
      if (root.exists) await this.insertRow(root.state, to);
    } else if (root.exists) {
      await this.updateRow(root.state, { from, to });
    } else {
      await this.deleteRow(root.id, from);
    }
    return to;
  }
}
