import type { Command, CommandSender } from '../cqrs/index.ts';
import type { EventCodec } from '../eventsourcing/index.ts';
import { type StreamProcessor, StreamRunner } from '../streaming/index.ts';
import { letHappen } from './let-happen.ts';
import { notingSender } from './noting-sender.ts';

const batch = { size: 1, within: 0 };

/**
 * What a processor of a stream sends for events, over engines in memory.
 *
 * @example
 * const test = new ProcessorTest((commands) => new FraudScanProcessor(commands));
 * const sent = await test.when(orderEvents, 'OrderPlaced', { orderId: 'o-1', total: '1200.00' });
 * expect(sent).toEqual([expect.any(HoldCommand)]);
 */
export class ProcessorTest {
  readonly #make: (commands: CommandSender) => StreamProcessor;

  /** `make` is handed what notes the commands that are sent, and answers none of them. */
  constructor(make: (commands: CommandSender) => StreamProcessor) {
    this.#make = make;
  }

  /**
   * Lets an event happen, written as it is stored, and answers the commands that are sent for it.
   * Throws when it could not be processed, and when a command is sent without a key.
   */
  async when(codec: EventCodec, type: string, json: object): Promise<readonly Command<unknown>[]> {
    const commands = notingSender();
    const processor = this.#make(commands);
    const types = { [codec.category]: processor.types[codec.category] ?? [] };
    const triedOnce: StreamProcessor = {
      name: processor.name,
      types,
      retry: { attempts: 0, from: 0 },
      wants: (event) => processor.wants?.(event) ?? true,
      process: (events, delivery) => processor.process(events, delivery),
    };
    await letHappen(
      (engines) =>
        new StreamRunner({
          ...engines,
          streams: [{ name: processor.name, partitions: 1, batch, processors: [triedOnce] }],
        }),
      codec,
      { type, json },
    );
    return commands.sent;
  }
}
