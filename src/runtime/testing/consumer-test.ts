import type { JsonSchema } from '../controllers/index.ts';
import type { Command, CommandSender, SendOptions } from '../cqrs/index.ts';
import { newId } from '../domain/index.ts';
import { failureOf } from '../events/failure.ts';
import type { Failure } from '../events/index.ts';
import { MemoryEventStore } from '../eventsourcing/index.ts';
import {
  type CommandConsumer,
  type CommandConsumerPorts,
  channelCodec,
  EmbeddedBroker,
  MessageChecks,
} from '../messaging/index.ts';
import { messageOf } from '../messaging/published-message.ts';
import { handledInMemory } from './handled-in-memory.ts';
import { runOnce } from './run-once.ts';

/**
 * What becomes of messages that come in, over engines in memory. Each comes twice, as brokers do that
 * were not told in time.
 *
 * @example
 * const test = new ConsumerTest((ports) => new OrderCommandsConsumer(ports), [...orderingSchemas]);
 * const sent = await test.when('create_order', { requestId, customerId, currency: 'EUR' });
 * expect(sent).toEqual([expect.any(HandleCreateOrderCommand)]);
 */
export class ConsumerTest {
  readonly #make: (ports: CommandConsumerPorts) => CommandConsumer;
  readonly #checks: MessageChecks;

  /** `schemas`: those that the schemas of messages refer to. */
  constructor(
    make: (ports: CommandConsumerPorts) => CommandConsumer,
    schemas: readonly JsonSchema[] = [],
  ) {
    this.#make = make;
    this.#checks = new MessageChecks(schemas);
  }

  /**
   * Lets messages of a type come, of which others say this, and answers the commands that are made of
   * them, those with the same key once. Throws when one is rejected, with the code of the reason, and
   * when a command is sent without a key.
   */
  async when(type: string, ...said: readonly object[]): Promise<readonly Command<unknown>[]> {
    const sent = new Map<string, Command<unknown>>();
    const dropped: Failure[] = [];
    const consumer = this.#make({
      commands: recognising(sent),
      messageChecks: this.#checks,
      log: { warn: ({ err }: { readonly err?: unknown }) => dropped.push(failureOf(err)) },
    });
    const told = consumer.messages.find((one) => one.type === type);
    if (told === undefined) throw new Error(`${consumer.name} is not told of ${type}`);
    const { channel, format } = told;
    const codec = channelCodec(channel.name);
    const events = new MemoryEventStore([codec]);
    const broker = new EmbeddedBroker(events);
    const time = '2026-01-01T00:00:00.000Z';
    const messages = said.map((data) => {
      const id = newId();
      const about = { type, format, source: '/test', id, key: id, correlationId: id, time };
      return messageOf(about, data);
    });
    const letters = await handledInMemory(runOnce(consumer, codec), events, () =>
      broker.publish(channel, [...messages, ...messages]),
    );
    const [rejected] = [...letters, ...dropped];
    if (rejected) throw new Error(`${type} is rejected: ${rejected.code}: ${rejected.message}`);
    return [...sent.values()];
  }
}

/** Notes by its key each command that is sent, and answers none. */
const recognising = (sent: Map<string, Command<unknown>>): CommandSender => ({
  send: async <C extends Command<unknown>>(command: C, { key }: SendOptions = {}) => {
    if (key === undefined) throw new Error(`${command.constructor.name} was sent without a key`);
    sent.set(key, command);
    return undefined as C['result'];
  },
});
