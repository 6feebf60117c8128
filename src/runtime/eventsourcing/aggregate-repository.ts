import type { DomainEvent } from '../domain/index.ts';

/** What a repository needs of an aggregate; every AggregateRoot has it. */
export interface Aggregate<Id> {
  readonly id: Id;
  readonly exists: boolean;
  readonly state: unknown;
  readonly version: number;
  readonly changes: readonly DomainEvent[];
  checkInvariants(): void;
  restore(state: unknown, version: number): unknown;
  replay(events: readonly DomainEvent[]): unknown;
  saved(version: number): void;
  unsaved(changes: readonly DomainEvent[], version: number): void;
}

/** Where the aggregates of one kind are kept. */
export interface AggregateRepository<Root extends { readonly state: unknown }, Id> {
  /** One that does not exist yet. */
  create(id: Id): Root;

  find(id: Id): Promise<Root | null>;

  /** Throws NotFound when there is none. */
  get(id: Id): Promise<Root>;

  /** Its state, for whoever only wants to look. */
  stateOf(id: Id): Promise<Root['state'] | null>;

  /**
   * Stores its changes and answers its version. Throws Conflict when somebody else changed it since
   * it was loaded, and NotUnique when one that was created exists already.
   */
  save(root: Root): Promise<number>;

  /** Which of these ids it knows. */
  existing(ids: readonly Id[]): Promise<ReadonlySet<Id>>;
}
