import type { JsonSchema } from '../controllers/json-schema.ts';
import type { EventMeta } from '../domain/index.ts';
import type { RecordedEvent } from '../eventsourcing/index.ts';
import type { Channel } from './message.ts';
import type { MessageFormat } from './message-format.ts';

/** How one event is published. */
export interface Publication {
  /** What others know it as. */
  readonly type: string;
  readonly channel: Channel;
  /** Of its fields. */
  readonly version: number;
  readonly format: MessageFormat;
  /** Of what it says. */
  readonly schema: JsonSchema;
  readonly description?: string | undefined;
  /** What keeps its messages in order. */
  key(event: RecordedEvent): string;
  /** What it says to others, as JSON can write it. */
  data(event: RecordedEvent): object;
}

/** The events of a context that others may see: by category, and by name. */
export type Publications = Readonly<Record<string, Readonly<Record<string, Publication>>>>;

export interface PublicationOptions<Data, Message> {
  readonly type: string;
  readonly channel: Channel;
  /** Default 1. */
  readonly version?: number;
  /** Default `cloudevents`. */
  readonly format?: MessageFormat;
  /** Of what it says, for those who read the AsyncAPI document. */
  readonly schema: JsonSchema;
  readonly description?: string;
  readonly key: (data: Data) => string;
  readonly fields: (data: Data, meta: EventMeta) => Message;
}

/**
 * @example
 * publication<OrderPaid, OrderPaidMessage>({
 *   type: 'order.paid',
 *   channel: { name: 'orders', kind: 'topic' },
 *   schema: { type: 'object', required: ['customerId', 'amount'], properties: { … } },
 *   key: ({ orderId }) => orderId,
 *   fields: ({ customerId, total }) => ({ customerId, amount: total.amount }),
 * });
 */
export function publication<Data, Message extends object = object>({
  key,
  fields,
  version = 1,
  format = 'cloudevents',
  ...named
}: PublicationOptions<Data, Message>): Publication {
  // Whoever lists it under the name of an event says what that event holds.
  const dataOf = ({ data }: RecordedEvent): Data => data as Data;
  return {
    ...named,
    version,
    format,
    key: (event) => key(dataOf(event)),
    data: (event) => fields(dataOf(event), event.meta),
  };
}
