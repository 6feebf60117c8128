import type { JsonSchema } from '../controllers/index.ts';
import type { EventCodec } from '../eventsourcing/index.ts';
import { readCloudEvent } from '../messaging/cloud-event.ts';
import {
  type Channel,
  type EventPublisher,
  type EventPublisherPorts,
  type MessageBroker,
  MessageChecks,
  type OutgoingMessage,
} from '../messaging/index.ts';
import { letHappen } from './let-happen.ts';
import { runOnce } from './run-once.ts';
import { standIn } from './stand-in.ts';

/** What others are told. */
export interface ToldMessage {
  readonly channel: string;
  readonly type: string | undefined;
  readonly key: string | undefined;
  readonly data: unknown;
}

/**
 * What is published of events, over engines in memory.
 *
 * @example
 * const test = new PublisherTest((ports) => new OrderingPublisher(ports), [...orderingSchemas]);
 * const told = await test.when(orderEvents, 'OrderPaid', { orderId: 'o-1', … });
 * expect(told).toMatchObject({ channel: 'orders', type: 'order.paid', key: 'o-1' });
 */
export class PublisherTest {
  readonly #make: (ports: EventPublisherPorts) => EventPublisher;
  readonly #checks: MessageChecks;

  /** `schemas`: those that the schemas of messages refer to. */
  constructor(
    make: (ports: EventPublisherPorts) => EventPublisher,
    schemas: readonly JsonSchema[] = [],
  ) {
    this.#make = make;
    this.#checks = new MessageChecks(schemas);
  }

  /**
   * Lets an event happen, written as it is stored, and answers the message that says so. Throws when
   * there is none, the event could not be put into words, or the message is not as its schema says.
   */
  async when(codec: EventCodec, type: string, json: object): Promise<ToldMessage> {
    const told: ToldMessage[] = [];
    const broker = standIn<MessageBroker>('broker', {
      publish: async (channel, messages) => {
        told.push(...messages.map((message) => read(channel, message)));
      },
    });
    const log = { warn: () => undefined, info: () => undefined };
    const publisher = this.#make({ broker, log });
    await letHappen(runOnce(publisher, codec), codec, { type, json });
    const [message] = told;
    if (message === undefined) throw new Error(`nothing is said of ${type}`);
    const described = publisher.messages.find(
      (one) => one.channel.name === message.channel && one.type === message.type,
    );
    this.#checks.of(described?.schema ?? {})(message.data);
    return message;
  }
}

function read(channel: Channel, { key, headers, body }: OutgoingMessage): ToldMessage {
  const json: unknown = JSON.parse(body);
  const { type, data } = readCloudEvent(json) ?? { type: headers?.type, data: json };
  return { channel: channel.name, type, key, data };
}
