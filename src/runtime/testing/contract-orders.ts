import { DomainError, newId } from '../domain/index.ts';
import type {
  DeadLetterStore,
  Delivery,
  EventSubscription,
  SubscriptionStore,
} from '../events/index.ts';
import { SubscriptionRunner, type SubscriptionRunnerOptions } from '../events/index.ts';
import { codec, type EventStore, type RecordedEvent } from '../eventsourcing/index.ts';
import type { Lease, LeaseStore } from '../leases/index.ts';
import type { Closable } from './contract.ts';
import { unexpected } from './unexpected.ts';

/** One process of an app that reacts to events. */
export interface SubscriptionProcess {
  readonly events: EventStore;
  readonly store: SubscriptionStore;
  readonly deadLetters: DeadLetterStore;
  readonly leases: LeaseStore;
}

export interface SubscriptionSubject extends SubscriptionProcess, Closable {
  /** As another process would open the same database; closed with the subject. */
  another(): Promise<SubscriptionProcess>;
}

/** What happens in the suite of subscriptions: numbered entries of orders. */
export interface OrderEvents {
  readonly OrderEntered: { readonly order: string; readonly entry: number };
  readonly OrderClosed: { readonly order: string; readonly entry: number };
}

const category = 'contract.order';

/** How those events are written down: to be handed to the store of the suite. */
export const orderEvents = codec<OrderEvents>({
  category,
  events: { OrderEntered: { version: 1 }, OrderClosed: { version: 1 } },
});

export const entered = { [category]: ['OrderEntered'] };

export const streamOf = (order: string) => ({ category, id: order });

/** Appends the next entry of an order. */
export async function enter(
  events: EventStore,
  order: string,
  type: keyof OrderEvents = 'OrderEntered',
): Promise<number> {
  const entry = (await events.read(streamOf(order))).length + 1;
  const at = '2026-01-31T10:00:00.000Z';
  const meta = { id: newId(), at, actorId: null, correlationId: newId(), causationId: null };
  const event = { type, data: { order, entry }, meta: { ...meta, streamVersion: entry } };
  return (await events.append(streamOf(order), entry - 1, [event])).position;
}

/** Entries of several orders in turn. */
export async function enterAll(
  { events }: SubscriptionProcess,
  orders: readonly string[],
  entries: number,
): Promise<void> {
  for (let entry = 0; entry < entries; entry += 1) {
    for (const order of orders) await enter(events, order);
  }
}

/** What was handled, as `order entry`. */
export const told = ({ data }: RecordedEvent): string => {
  // The suite's own events all say which order they are of.
  const { order, entry } = data as OrderEvents['OrderEntered'];
  return `${order} ${entry}`;
};

type Handle = (event: RecordedEvent, delivery: Delivery) => unknown;

export const quick = { attempts: 2, from: 5, upTo: 10 };

export function reaction(
  handle: Handle,
  options: Partial<Omit<EventSubscription, 'handle'>> = {},
): EventSubscription {
  return {
    name: 'contract.reaction',
    types: entered,
    retry: quick,
    from: 'beginning',
    ...options,
    handle: async (event, delivery) => handle(event, delivery),
  };
}

/** A runner for some subscriptions, already started. */
export async function running(
  { events, store, leases }: SubscriptionProcess,
  subscriptions: EventSubscription | readonly EventSubscription[],
  options: Partial<SubscriptionRunnerOptions> = {},
): Promise<SubscriptionRunner> {
  const runner = new SubscriptionRunner({
    events,
    store,
    leases,
    subscriptions: [subscriptions].flat(),
    onError: unexpected,
    pollEvery: 20,
    ...options,
  });
  await runner.start();
  return runner;
}

/** Takes a lease away from whoever has it first, as if that had expired. */
export async function stolen({ leases }: SubscriptionProcess, name: string): Promise<Lease> {
  // In one unit: who has it prolongs it again and again.
  const thief = await leases.unitOfWork.run(async () => {
    await leases.release({ name, token: 1 });
    return leases.take(name, { owner: 'a thief', ttl: 60_000 });
  });
  if (thief === undefined) throw new Error(`nobody has let go of ${name}`);
  return thief;
}

/** A refusal that no repetition helps against. */
export const refusal = (): DomainError =>
  new DomainError({ code: 'OrderIsClosed', status: 409, title: 'the order is closed' });
