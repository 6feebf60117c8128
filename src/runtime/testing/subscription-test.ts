import type { Command, CommandSender, SendOptions } from '../cqrs/index.ts';
import type { EventSubscription } from '../events/index.ts';
import type { EventCodec } from '../eventsourcing/index.ts';
import { letHappen } from './let-happen.ts';

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
    const sent: Command<unknown>[] = [];
    const keys = new Set<string>();
    const send = async <C extends Command<unknown>>(
      command: C,
      { key }: SendOptions = {},
    ): Promise<C['result']> => {
      if (key === undefined || keys.has(key)) {
        throw new Error(`${command.constructor.name} was sent without a key of its own`);
      }
      keys.add(key);
      sent.push(command);
      return undefined as C['result'];
    };
    await letHappen(this.#make({ send }), codec, { type, json });
    return sent;
  }
}
