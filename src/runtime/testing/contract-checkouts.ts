import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../domain/index.ts';
import { codec, type EventStore, type RecordedEvent } from '../eventsourcing/index.ts';
import {
  type Saga,
  type SagaInstance,
  SagaRunner,
  type SagaRunnerOptions,
  type SagaStep,
  type SagaStore,
} from '../saga/index.ts';
import type { CallReceiver } from './call-receiver.ts';
import type { Closable } from './contract.ts';
import { unexpected } from './unexpected.ts';

/** One process of an app that has sagas. */
export interface SagaProcess {
  readonly events: EventStore;
  readonly store: SagaStore;
}

export interface SagaSubject extends SagaProcess, Closable {
  /** As another process would open the same database; closed with the subject. */
  another(): Promise<SagaProcess>;
}

/** What starts the sagas of the suite. */
export interface CheckoutEvents {
  readonly CheckoutBegun: { readonly checkout: string; readonly lines: readonly string[] };
}

export type CheckoutBegun = CheckoutEvents['CheckoutBegun'];

const category = 'contract.checkout';

/** How that is written down: to be handed to the store of the suite. */
export const checkoutEvents = codec<CheckoutEvents>({
  category,
  events: { CheckoutBegun: { version: 1 } },
});

export const begun = { [category]: ['CheckoutBegun'] };

/** Lets a checkout begin; answers its event. */
export async function beginCheckout(
  { events }: Pick<SagaProcess, 'events'>,
  checkout: string,
  lines: readonly string[] = [],
): Promise<RecordedEvent> {
  const at = '2026-01-31T10:00:00.000Z';
  const meta = { id: newId(), at, actorId: null, correlationId: newId(), causationId: null };
  const event = { type: 'CheckoutBegun' as const, data: { checkout, lines } };
  const stream = { category, id: checkout };
  const { position } = await events.append(stream, 0, [
    { ...event, meta: { ...meta, streamVersion: 1 } },
  ]);
  const [recorded] = await events.readAll({ after: position - 1, limit: 1 });
  if (recorded === undefined) throw new Error('the event is not in the log');
  return recorded;
}

interface CheckoutData {
  readonly payment: string;
}

type Step = SagaStep<CheckoutBegun, CheckoutData>;

/** A saga that has everything: each line reserved, a charge that answers, two steps side by side. */
export function checkoutSaga(
  receiver: CallReceiver,
  changes: Partial<Saga<CheckoutBegun, CheckoutData>> = {},
  { timeout = 40, attempts = 1 } = {},
): Saga<CheckoutBegun, CheckoutData> {
  const of = (name: string, more: Partial<Step> = {}): Step => ({
    name,
    timeout,
    retry: { attempts, from: 2, upTo: 4 },
    do: async (_scope, call) => void (await receiver.receive(name, call)),
    undo: (_scope, call) => receiver.receive(`undo ${name}`, call),
    ...more,
  });
  return {
    name: 'contract.checkout',
    types: begun,
    steps: [
      of('reserve', {
        forEach: ({ event }) => event.lines,
        when: ({ item }) => item !== 'none',
        do: async ({ item }, call) => void (await receiver.receive(`reserve ${item}`, call)),
        undo: ({ item }, call) => receiver.receive(`undo reserve ${item}`, call),
      }),
      of('charge', {
        do: async ({ event }, call) => {
          const payment = `payment of ${event.checkout}`;
          await receiver.receive('charge', call, { payment });
          return { payment };
        },
        undo: ({ data }, call) => receiver.receive(`refund ${data.payment}`, call),
      }),
      [of('dispatch'), of('receipt', { optional: true })],
      of('record'),
    ],
    done: ({ data }, call) => receiver.receive(`done ${data.payment}`, call),
    failed: ({ failure }, call) =>
      receiver.receive(`failed ${failure.step} ${failure.error}`, call),
    ...changes,
  };
}

export const lines = ['tea', 'none', 'milk'];

/** A runner for some sagas, already started. */
export function runningSagas(
  { events, store }: SagaProcess,
  sagas: readonly Saga[],
  options: Partial<SagaRunnerOptions> = {},
): SagaRunner {
  const runner = new SagaRunner({
    events,
    store,
    sagas,
    onError: unexpected,
    onParked: () => undefined,
    pollEvery: 20,
    persistence: { attempts: 2, from: 2, upTo: 4 },
    ...options,
  });
  runner.start();
  return runner;
}

/** Begins one checkout, and answers how it has ended or is parked. */
export async function checkOut(
  subject: SagaProcess,
  saga: Saga,
  options: Partial<SagaRunnerOptions> = {},
): Promise<SagaInstance> {
  const runner = runningSagas(subject, [saga], options);
  try {
    await runner.begin(saga, await beginCheckout(subject, newId(), lines));
    await runner.settled();
    const [instance] = await subject.store.list();
    if (instance === undefined) throw new Error('no saga was begun');
    return instance;
  } finally {
    await runner.close();
    await sleep(0);
  }
}
