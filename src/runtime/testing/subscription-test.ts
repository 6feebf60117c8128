import type { Command, CommandSender, SendOptions } from '../cqrs/index.ts';
import { newId } from '../domain/index.ts';
import {
  type EventSubscription,
  MemorySubscriptionStore,
  SubscriptionRunner,
} from '../events/index.ts';
import { type EventCodec, MemoryEventStore } from '../eventsourcing/index.ts';
import { MemoryLeaseStore } from '../leases/index.ts';
import { readFields } from './read-fields.ts';

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
    await this.#handle(this.#make({ send }), codec, { type, json });
    return sent;
  }

  async #handle(
    subscription: EventSubscription,
    codec: EventCodec,
    { type, json }: { readonly type: string; readonly json: object },
  ): Promise<void> {
    const events = new MemoryEventStore([codec]);
    const { unitOfWork } = events;
    const store = new MemorySubscriptionStore(unitOfWork);
    const leases = new MemoryLeaseStore(unitOfWork);
    const stuck = new AbortController();
    const onError = (error: unknown): void => stuck.abort(error);
    const subscriptions = [only(subscription, codec)];
    const runner = new SubscriptionRunner({ events, store, leases, subscriptions, onError });
    await runner.start();
    const at = '2026-01-01T00:00:00.000Z';
    const meta = { id: newId(), at, actorId: null, correlationId: newId(), causationId: null };
    const stream = { category: codec.category, id: 'one' };
    const data = readFields(codec, type, json);
    await events.append(stream, 0, [{ type, data, meta: { ...meta, streamVersion: 1 } }]);
    try {
      await runner.settled({ signal: stuck.signal });
    } finally {
      await runner.close();
    }
    const [letter] = await store.deadLetters.list();
    if (letter !== undefined) throw new Error(`${letter.type} failed: ${letter.message}`);
  }
}

/** The subscription as far as it hears these events, without repetitions. */
function only(subscription: EventSubscription, { category }: EventCodec): EventSubscription {
  const { name, types } = subscription;
  return {
    name,
    types: { [category]: types[category] ?? [] },
    retry: { attempts: 0, from: 0 },
    handle: (event, delivery) => subscription.handle(event, delivery),
  };
}
