import type { EventTypes, RecordedEvent } from '../eventsourcing/index.ts';
import type { RetryPolicy } from '../resilience/index.ts';
import type { BatchDelivery } from './batch-delivery.ts';

/**
 * Something that goes through the events of a stream in batches, from the first event on: at least
 * once each, and those of one partition in order.
 *
 * @example
 * class RevenueProcessor implements StreamProcessor {
 *   readonly name = 'ordering.orders.revenue';
 *   readonly types = { 'ordering.order': ['OrderPlaced'] };
 *
 *   async process(events: readonly Heard<{ OrderPlaced: OrderPlaced }>[], delivery: BatchDelivery) {
 *     const total = Decimal.sum(events.map(({ data }) => data.total));
 *     await delivery.commit(() => this.#revenue.add(total));
 *   }
 * }
 */
export interface StreamProcessor {
  /** Unique and kept: its places in the log, and its dead letters, are known by it. */
  readonly name: string;
  /** What it hears, by category. */
  readonly types: EventTypes;
  /**
   * How often after the first attempt, and after which pauses, a technical failure is tried again. A
   * refusal (DomainError) that time cannot mend is not. Default: 3 times, from 200 ms up to 5 s.
   */
  readonly retry?: RetryPolicy;
  /** How long one attempt at a batch may take, in milliseconds. Default 60,000. */
  readonly timeout?: number;
  /** Whether it is to be given the event; all of its types when absent. */
  wants?(event: RecordedEvent): boolean;
  /**
   * Throws when it could not: then the batch is tried again, and at last gone through event by event,
   * so that only what cannot be handled is parked as a dead letter. Never called with no events.
   */
  process(events: readonly RecordedEvent[], delivery: BatchDelivery): Promise<unknown>;
}
