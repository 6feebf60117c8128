import { type Clock, NotFound, type Occasion } from '../domain/index.ts';
import type { Premises } from '../services/index.ts';
import type { Aggregate, AggregateRepository } from './aggregate-repository.ts';
import { appendChanges } from './append-changes.ts';
import type { EventStore, RecordedEvent } from './event-store.ts';
import { type KeptState, KeptStates } from './kept-states.ts';
import { occasionOf } from './occasion-of.ts';
import type { StreamId } from './stream-id.ts';
import type { UniqueFields } from './unique-values.ts';

export interface EventSourcedRepositoryOptions<Root extends Aggregate<Id>, Id> {
  readonly events: EventStore;
  readonly clock: Clock;
  /** Its name in errors: `Account`. */
  readonly kind: string;
  /** Its streams: `accounts.account`. */
  readonly category: string;
  readonly make: (id: Id, occasion: Occasion) => Root;
  /** Its id by the name of its stream, where ids are no text: `Number`. */
  readonly idOf?: (name: string) => Id;
  /** The values of its `unique` fields. */
  readonly unique?: (state: Root['state']) => UniqueFields;
}

/**
 * Aggregates that are rebuilt from their events.
 *
 * @example
 * class EventSourcedAccountRepository extends EventSourcedRepository<Account, AccountId> {
 *   constructor(ports: { readonly events: EventStore; readonly clock: Clock }) {
 *     const make = (id: AccountId, occasion: Occasion) => new Account(id, occasion);
 *     super({ ...ports, kind: 'Account', category: 'accounts.account', make });
 *   }
 * }
 */
export abstract class EventSourcedRepository<Root extends Aggregate<Id>, Id extends string | number>
  implements AggregateRepository<Root, Id>
{
  readonly #options: EventSourcedRepositoryOptions<Root, Id>;
  readonly #kept = new KeptStates<Root['state']>();
  /** What was made within a unit is made anew where that is run again. */
  readonly #madeIn = new WeakMap<Root, Premises>();

  constructor(options: EventSourcedRepositoryOptions<Root, Id>) {
    this.#options = options;
  }

  create(id: Id): Root {
    const { make, clock, events } = this.#options;
    const root = make(id, occasionOf(clock));
    const { premises } = events.unitOfWork;
    if (premises !== undefined) this.#madeIn.set(root, premises);
    return root;
  }

  async find(id: Id): Promise<Root | null> {
    const { events } = this.#options;
    const stream = this.#streamOf(id);
    const kept = this.#kept.get(stream.id);
    const since =
      kept !== undefined && this.#goBy(kept.version, stream)
        ? []
        : await this.#since(stream, kept?.version ?? 0);
    if (kept === undefined && since.length === 0) return null;
    const root = this.create(id);
    if (kept !== undefined) root.restore(kept.state, kept.version);
    root.replay(since);
    if (!root.exists) return null;
    // Within a unit it may be what is not committed yet.
    if (!events.unitOfWork.active) this.#kept.keep(stream.id, root);
    return root;
  }

  async get(id: Id): Promise<Root> {
    const root = await this.find(id);
    if (root === null) throw new NotFound(this.#options.kind, id);
    return root;
  }

  async stateOf(id: Id): Promise<Root['state'] | null> {
    return (await this.find(id))?.state ?? null;
  }

  async save(root: Root): Promise<number> {
    if (root.changes.length === 0) return root.version;
    if (root.exists) root.checkInvariants();
    const { events, unique } = this.#options;
    const { premises } = events.unitOfWork;
    const { changes, version: before } = root;
    const stream = this.#streamOf(root.id);
    const isOwn = premises !== undefined && this.#madeIn.get(root) === premises;
    const exists = async (): Promise<boolean> => (await this.find(root.id)) !== null;
    const append = (): Promise<number> => appendChanges(root, { events, stream, exists, isOwn });
    const appendAndClaim = async (): Promise<number> => {
      const version = await append();
      await events.unique.claim(stream, root.exists && unique ? unique(root.state) : {});
      return version;
    };
    const version = await (unique ? events.unitOfWork.run(appendAndClaim) : append());
    premises?.confirm(premiseOf(stream), before - changes.length);
    root.saved(version);
    events.unitOfWork.afterRollback(() => root.unsaved(changes, before));
    const kept = root.exists ? { state: root.state, version } : undefined;
    events.unitOfWork.afterCommit(() => this.#keep(stream.id, kept));
    return version;
  }

  async existing(ids: readonly Id[]): Promise<ReadonlySet<Id>> {
    const known = new Set<Id>();
    for (const id of ids) if ((await this.find(id)) !== null) known.add(id);
    return known;
  }

  /** The next id, where the server makes ids that are numbers. */
  protected nextNumber(): Promise<number> {
    return this.#options.events.nextNumber(this.#options.category);
  }

  /** The one that has this value of a `unique` field. */
  protected async findBy(field: string, value: string): Promise<Root | null> {
    const { events, category, idOf } = this.#options;
    const id = await events.unique.find(category, field, value);
    if (id === undefined) return null;
    // Without `idOf` an id is the text that names its stream.
    return this.find(idOf?.(id) ?? (id as Id));
  }

  /** Throws NotFound when none has this value of a `unique` field. */
  protected async getBy(field: string, value: string): Promise<Root> {
    const root = await this.findBy(field, value);
    if (root === null) throw new NotFound(this.#options.kind);
    return root;
  }

  async #since(stream: StreamId, version: number): Promise<readonly RecordedEvent[]> {
    const { events } = this.#options;
    const isFirst = version === 0 && events.unitOfWork.premises?.none;
    const aside = isFirst ? events.readAside(stream) : undefined;
    if (aside === undefined) return events.read(stream, { afterVersion: version });
    const found = await aside;
    this.#goBy(found.at(-1)?.meta.streamVersion ?? 0, stream);
    return found;
  }

  /** Goes by a version of a stream, where the unit can make sure of it before it ends. */
  #goBy(version: number, stream: StreamId): boolean {
    const { events } = this.#options;
    const { premises } = events.unitOfWork;
    const name = premiseOf(stream);
    // What the unit itself has appended is not kept yet.
    if (premises === undefined || premises.knows(name)) return false;
    premises.assume(name, {
      version,
      holds: async () => (await events.read(stream, { afterVersion: version })).length === 0,
      drop: () => this.#kept.drop(stream.id),
    });
    return true;
  }

  #keep(streamId: string, kept: KeptState<Root['state']> | undefined): void {
    if (kept === undefined) this.#kept.drop(streamId);
    else this.#kept.keep(streamId, kept);
  }

  #streamOf(id: Id): StreamId {
    return { category: this.#options.category, id: String(id) };
  }
}

const premiseOf = ({ category, id }: StreamId): string => `${category} ${id}`;
