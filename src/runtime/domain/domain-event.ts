/** What is known of every event beside what it says. */
export interface EventMeta {
  readonly id: string;
  /** When it happened: the moment of the command that raised it. */
  readonly at: string;
  /** Who did it; null where nobody had signed in. */
  readonly actorId: string | null;
  /** The same for everything that one request set off. */
  readonly correlationId: string;
  /** The event that led to it, where one did. */
  readonly causationId: string | null;
  /** Its number in the stream of its aggregate, from 1. */
  readonly streamVersion: number;
}

/** Something that has happened to an aggregate. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  readonly meta: EventMeta;
}

/**
 * The events of a map from their names to what they say.
 *
 * @example EventOf<{ MoneyDeposited: { amount: Decimal } }> // DomainEvent<'MoneyDeposited', …>
 */
export type EventOf<Events> = {
  [Type in keyof Events & string]: DomainEvent<Type, Events[Type]>;
}[keyof Events & string];
