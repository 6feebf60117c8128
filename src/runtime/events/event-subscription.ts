import type { EventOf } from '../domain/index.ts';
import type { EventTypes, RecordedEvent } from '../eventsourcing/index.ts';
import type { RetryPolicy } from '../resilience/index.ts';
import { streamKey } from './stream-key.ts';

/** One attempt to let a subscription handle an event. */
export interface Delivery {
  /**
   * `<subscription>:<event id>`, the same for every attempt: what is sent with it as its key is
   * recognised when it is sent again. Who sends several things adds to it: `${key}/invoice`.
   */
  readonly key: string;
  /** From 1. */
  readonly attempt: number;
  /** Aborted when it has taken too long, or somebody else handles the event by now. */
  readonly signal: AbortSignal;
}

/**
 * The events of a map from their names to what they say, as a subscription hears them.
 *
 * @example Heard<{ ShipmentDispatched: ShipmentDispatched }>
 */
export type Heard<Events> = RecordedEvent<EventOf<Events>>;

/**
 * Something that reacts to events of the log: at least once to each, in order for each key, and side
 * by side for different ones.
 *
 * @example
 * class MarkShippedPolicy implements EventSubscription {
 *   readonly name = 'ordering.mark-shipped';
 *   readonly types = { 'shipping.shipment': ['ShipmentDispatched'] };
 *
 *   async handle({ data }: Heard<{ ShipmentDispatched: ShipmentDispatched }>, { key }: Delivery) {
 *     await this.#commands.send(new ShipCommand(data.orderId), { key });
 *   }
 * }
 */
export interface EventSubscription {
  /** Unique and kept: its place in the log is known by it. */
  readonly name: string;
  /** What it hears, by category. */
  readonly types: EventTypes;
  /**
   * How often after the first attempt, and after which pauses, a technical failure is tried again. A
   * refusal (DomainError) that time cannot mend is not. Default: 3 times, from 200 ms up to 5 s.
   */
  readonly retry?: RetryPolicy;
  /** How many keys are handled at once. Default 16. */
  readonly concurrency?: number;
  /** How long one attempt may take, in milliseconds. Default 60,000. */
  readonly timeout?: number;
  /** Where one that is new begins: with what happens from then on (default), or with the first event. */
  readonly from?: 'now' | 'beginning';
  /** What events are kept in order by; the aggregate that they happened to, when absent. */
  keyOf?(event: RecordedEvent): string;
  /** Throws when it could not: then it is tried again, or parked as a dead letter. */
  handle(event: RecordedEvent, delivery: Delivery): Promise<unknown>;
}

export const usualRetry: RetryPolicy = { attempts: 3, from: 200, upTo: 5_000 };

export function keyOf(subscription: EventSubscription, event: RecordedEvent): string {
  return subscription.keyOf?.(event) ?? streamKey(event.stream);
}
