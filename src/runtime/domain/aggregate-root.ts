import type { EventMeta, EventOf } from './domain-event.ts';
import { NotUnique } from './errors.ts';
import { newId } from './new-id.ts';
import type { Occasion } from './occasion.ts';

/**
 * What each event makes of the state; undefined: it does not exist any more. `isFirst`: it begins an
 * aggregate, which may have been there before and deleted.
 */
export type Apply<State, Events> = {
  readonly [Type in keyof Events]: (
    data: Events[Type],
    state: State,
    meta: EventMeta,
    isFirst: boolean,
  ) => State | undefined;
};

/** A state before anything has happened: what no event has filled yet is null. */
export type Blank<State> = { readonly [Field in keyof State]: State[Field] | null };

/**
 * A consistency boundary: decides on commands by its state, and changes only by events. An instance
 * lives for one command.
 *
 * @example
 * class Account extends AggregateRoot<AccountId, AccountState, AccountEvents> {
 *   protected override readonly apply = applyAccount;
 *
 *   deposit(input: DepositInput): void {
 *     requireStatus('Deposit', this.state.status, [AccountStatus.Open]);
 *     this.raise('MoneyDeposited', { accountId: this.id, amount: input.amount });
 *   }
 * }
 */
export abstract class AggregateRoot<
  Id extends string | number,
  State extends { readonly id: Id },
  Events extends object,
> {
  readonly id: Id;
  protected abstract readonly apply: Apply<State, Events>;
  /** The state to go on from where there is none, for an aggregate that a command may begin anyhow. */
  protected readonly blank?: Blank<State>;
  readonly #occasion: Occasion;
  #state: State | undefined;
  #version = 0;
  #changes: EventOf<Events>[] = [];

  constructor(id: Id, occasion: Occasion) {
    this.id = id;
    this.#occasion = occasion;
  }

  get exists(): boolean {
    return this.#state !== undefined;
  }

  get state(): State {
    const state = this.#stateOrBlank();
    if (state !== undefined) return state;
    throw new Error(`${this.constructor.name} ${this.id} does not exist: it has no state to read`);
  }

  /** The number of events behind its state, those that are not saved yet included. */
  get version(): number {
    return this.#version;
  }

  /** What was raised and is not saved yet. */
  get changes(): readonly EventOf<Events>[] {
    return this.#changes;
  }

  protected get now(): string {
    return this.#occasion.now;
  }

  protected get today(): string {
    return this.#occasion.today;
  }

  /** Throws what the rules for the state as a whole forbid; asked before it is saved. */
  checkInvariants(): void {}

  /** Takes over what is stored as a row. */
  restore(state: State | undefined, version: number): this {
    this.#state = state;
    this.#version = version;
    return this;
  }

  /** Takes over what is stored as events, from where it stands. */
  replay(events: readonly EventOf<Events>[]): this {
    for (const event of events) this.#take(event);
    return this;
  }

  /** Its changes are stored and led to this version. */
  saved(version: number): void {
    this.#changes = [];
    this.#version = version;
  }

  /** The unit of work that stored its changes is run again: they are not stored after all. */
  unsaved(changes: readonly EventOf<Events>[], version: number): void {
    this.#changes = [...changes];
    this.#version = version;
  }

  protected requireNew(): void {
    if (this.exists) throw new NotUnique('id');
  }

  protected raise<Type extends keyof Events & string>(type: Type, data: Events[Type]): void {
    const { now: at, actorId, correlationId, causationId } = this.#occasion;
    const streamVersion = this.#version + 1;
    const meta = { id: newId(), at, actorId, correlationId, causationId, streamVersion };
    const event: EventOf<Events> = { type, data, meta };
    this.#take(event);
    this.#changes.push(event);
  }

  #take(event: EventOf<Events>): void {
    const apply = this.apply[event.type];
    if (apply === undefined) {
      throw new Error(`${this.constructor.name} cannot apply the event ${event.type}`);
    }
    // The event that begins an aggregate is the only one that meets no state, and does not look at it.
    const state = this.#stateOrBlank() as State;
    this.#state = apply(event.data, state, event.meta, !this.exists);
    this.#version = event.meta.streamVersion;
  }

  #stateOrBlank(): State | undefined {
    // Whoever has a blank state expects its nulls: the expressions over it were checked with them.
    return this.#state ?? (this.blank as State | undefined);
  }
}
