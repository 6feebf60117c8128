import type { Command, CommandSender } from '../cqrs/index.ts';
import type { EventSubscription } from '../events/index.ts';
import type { EventCodec } from '../eventsourcing/index.ts';
import { letHappen } from './let-happen.ts';
import { notingSender } from './noting-sender.ts';
import { runOnce } from './run-once.ts';

/**
 * What something that reacts to events sends for them, over engines in memory.
 *
 * @example
 * const test = new SubscriptionTest((commands) => new MarkShippedPolicy(commands));
 * const sent = await test.when(shipmentEvents, 'ShipmentDispatched', { shipmentId: 's-1', orderId: 'o-1' });
 * expect(sent).toEqual([expect.any(ShipCommand)]);
 */
export class SubscriptionTest {
  readonly #make: (commands: CommandSender) => EventSubscription;

  /** `make` is handed what notes the commands that are sent, and answers none of them. */
  constructor(make: (commands: CommandSender) => EventSubscription) {
    this.#make = make;
  }

  /**
   * Lets an event happen, written as it is stored, and answers the commands that are sent for it.
   * Throws when it could not be handled, and when a command is sent without a key.
   */
  async when(codec: EventCodec, type: string, json: object): Promise<readonly Command<unknown>[]> {
    const commands = notingSender();
    await letHappen(runOnce(this.#make(commands), codec), codec, { type, json });
    return commands.sent;
  }
}
