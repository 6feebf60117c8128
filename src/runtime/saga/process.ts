import type { EventMeta } from '../domain/index.ts';
import type { Delivery } from '../events/index.ts';

/** What tells the instances of a process apart. */
export type ProcessKey = Readonly<Record<string, unknown>>;

/** What a process knows of the event that it hears. */
export interface HeardScope<Event = object> {
  readonly event: Event;
  /** When and why that has happened. */
  readonly meta: EventMeta;
}

/**
 * What a process knows when it reacts. What a timer does knows the same as the event that has
 * scheduled it did, however late it fires.
 */
export interface ProcessScope<Event = object, Data = object> extends HeardScope<Event> {
  /** Its key, and what it remembers: once `set` has run, what that made of it. */
  readonly data: Data;
  /** When the event was handled. */
  readonly now: string;
}

/** When a timer fires, and what it does then. */
export type ProcessTimer<Event = object, Data = object> = TimerCall<Event, Data> &
  (
    | {
        /** How long after the event, in milliseconds. */
        readonly after: number;
      }
    | TimerTime<Event, Data>
  );

interface TimerCall<Event, Data> {
  /** A refusal (DomainError) is parked as a dead letter, other failures are tried again. */
  do(scope: ProcessScope<Event, Data>, call: Delivery): Promise<unknown>;
}

interface TimerTime<Event, Data> {
  /** A time that is over fires at once. */
  at(scope: ProcessScope<Event, Data>): string;
}

/**
 * What a process does about one event: `when`, `set`, `do`, and then it is written down, with its
 * timers. Its functions are called again after a crash, and have to send the same.
 */
export interface ProcessReaction<Event = object, Data = object> {
  /** The instance that it concerns. */
  key(scope: HeardScope<Event>): ProcessKey;
  /** Starts the instance where none is running; without it such an event is passed over. */
  readonly start?: boolean;
  /** The instance has ended then, and its timers with it. */
  readonly end?: boolean;
  /** The event is passed over where this does not hold. */
  when?(scope: ProcessScope<Event, Data>): boolean;
  /** What it remembers from then on. */
  set?(scope: ProcessScope<Event, Data>): Partial<Data>;
  /** A refusal (DomainError) is parked as a dead letter, other failures are tried again. */
  do?(scope: ProcessScope<Event, Data>, call: Delivery): Promise<unknown>;
  /** Timers by name; one that waits under the same name fires no more. */
  readonly schedule?: Readonly<Record<string, ProcessTimer<Event, Data>>>;
  /** Names of timers that are not wanted any more. */
  readonly cancel?: readonly string[];
}

/**
 * What a process does about events that are known by category and name.
 *
 * @example ProcessReactions<{ 'ordering.order': OrderEvents }, AbandonedDraftData>
 */
export type ProcessReactions<Events, Data = object> = {
  readonly [Category in keyof Events]?: {
    readonly [Type in keyof Events[Category]]?: ProcessReaction<Events[Category][Type], Data>;
  };
};

/**
 * Reacts to several events that concern the same thing: there is one instance for each key, with
 * what it remembers and with timers.
 *
 * @example
 * class QuoteExpiryProcess implements Process<QuoteExpiryData> {
 *   readonly name = 'policies.quote-expiry';
 *   readonly on: ProcessReactions<{ 'policies.quote-request': QuoteRequestEvents }, QuoteExpiryData> = {
 *     'policies.quote-request': {
 *       QuoteReceived: {
 *         key: ({ event }) => ({ quoteRequestId: event.quoteRequestId }),
 *         start: true,
 *         schedule: {
 *           lapse: {
 *             at: ({ event }) => event.validUntil,
 *             do: async ({ data }, call) => {
 *               await this.#commands.send(new ExpireCommand(data.quoteRequestId), call);
 *             },
 *           },
 *         },
 *       },
 *       QuoteAccepted: { key: ({ event }) => ({ quoteRequestId: event.quoteRequestId }), end: true },
 *     },
 *   };
 * }
 */
export interface Process<Data = object> {
  /** Unique and kept: its instances and timers are known by it. */
  readonly name: string;
  readonly on: Readonly<Record<string, Readonly<Record<string, ProcessReaction>>>>;
  /**
   * Makes of what is remembered, as JSON gives it back, what it was, and fills what it lacks. Without
   * it that is the same.
   */
  readData?(json: object, meta: EventMeta): Partial<Data>;
}

/** @example keyText({ orderId: '0194…' }) // '0194…' */
export function keyText(key: ProcessKey): string {
  const values = Object.values(key);
  const [only] = values;
  if (values.some((value) => value === undefined || value === null)) {
    throw new Error(`the event lacks ${Object.keys(key).join(' or ')}, the key of the process`);
  }
  return values.length === 1 ? String(only) : JSON.stringify(values);
}
