import type { Command, CommandSender, SendOptions } from '../cqrs/index.ts';
import { newId } from '../domain/index.ts';
import { type EventCodec, MemoryEventStore } from '../eventsourcing/index.ts';
import { MemorySagaStore, type Saga, SagaRunner, type SagaState } from '../saga/index.ts';
import { CallReceiver, type Fate } from './call-receiver.ts';
import { readFields } from './read-fields.ts';

export interface SagaTestOptions {
  /** Is handed what receives the commands. */
  readonly make: (commands: CommandSender) => Saga;
  readonly codec: EventCodec;
  /** The event that starts the saga, written as it is stored. */
  readonly type: string;
  readonly json: object;
  /** What is answered to steps, by their names. */
  readonly answers?: Readonly<Record<string, object>>;
}

/**
 * What becomes of a step: it is `refused`, fails at each attempt, or never answers; `late`: it takes
 * effect, and the answer to the first attempt comes too late.
 */
export type StepFate = 'refused' | 'failing' | 'silent' | 'late';

export interface EndedSaga {
  readonly state: SagaState;
  /** The steps that took effect, in order. */
  readonly done: readonly string[];
  /** The steps that were taken back, in order. */
  readonly undone: readonly string[];
}

const fates: Readonly<Record<StepFate, readonly Fate[]>> = {
  refused: ['refuse'],
  failing: Array<Fate>(100).fill('fail'),
  silent: Array<Fate>(100).fill('hang'),
  late: ['late'],
};

/**
 * What a saga does, over engines in memory, when its steps meet what steps can meet. Nothing is
 * waited for: pauses are none, and steps answer too late at once.
 *
 * @example
 * const test = new SagaTest({ make: (commands) => new MoneyTransferSaga(commands), codec, type, json });
 * expect(await test.run({ deposit: 'refused' })).toMatchObject({ state: 'failed', undone: ['withdraw'] });
 */
export class SagaTest {
  readonly #options: SagaTestOptions;

  constructor(options: SagaTestOptions) {
    this.#options = options;
  }

  /** Runs the saga to its end; steps that nothing is said of go well. */
  async run(steps: Readonly<Record<string, StepFate>> = {}): Promise<EndedSaga> {
    const { codec, type, json, make } = this.#options;
    const met = Object.entries(steps).map(([name, fate]) => [name, fates[fate]] as const);
    const receiver = new CallReceiver(Object.fromEntries(met));
    const saga = hurried(make({ send: (...sent) => this.#receive(receiver, ...sent) }));
    const events = new MemoryEventStore([codec]);
    const store = new MemorySagaStore(events.unitOfWork);
    const failures: unknown[] = [];
    const runner = new SagaRunner({
      events,
      store,
      sagas: [saga],
      onError: (error) => failures.push(error),
      onParked: () => undefined,
      pollEvery: 5,
      persistence: { attempts: 2, from: 0 },
    });
    runner.start();
    const at = new Date().toISOString();
    const meta = { id: newId(), at, actorId: null, correlationId: newId(), causationId: null };
    const data = readFields(codec, type, json);
    await events.append({ category: codec.category, id: 'one' }, 0, [
      { type, data, meta: { ...meta, streamVersion: 1 } },
    ]);
    const [event] = await events.readAll({ after: 0, limit: 1 });
    if (event === undefined) throw new Error(`${type} is not in the log`);
    try {
      await runner.begin(saga, event);
      await runner.settled();
    } finally {
      await runner.close();
    }
    if (failures.length > 0) throw failures[0];
    return endOf(receiver, (await store.list())[0]?.state ?? 'abandoned');
  }

  async #receive<C extends Command<unknown>>(
    receiver: CallReceiver,
    command: C,
    { key, ...call }: SendOptions = {},
  ): Promise<C['result']> {
    if (key === undefined) throw new Error(`${command.constructor.name} was sent without a key`);
    const effect = effectOf(key);
    const value = this.#options.answers?.[effect];
    // A saga hands on its whole call.
    const signal = 'signal' in call ? (call.signal as AbortSignal) : new AbortController().signal;
    const answer = { value, version: 1 };
    const { recall = false } = call;
    return receiver.receive(effect, { key, attempt: 1, recall, signal }, answer);
  }
}

/** @example effectOf('ordering.checkout:0194…/reserve/2:undo') // 'undo reserve' */
function effectOf(key: string): string {
  const [, step, , undo] = /\/([^/:]+)(\/\d+)?(:undo)?$/.exec(key) ?? [];
  return step === undefined ? '' : `${undo ? 'undo ' : ''}${step}`;
}

/** The saga as it is, without waiting. */
function hurried(saga: Saga): Saga {
  const { name, types, timeout } = saga;
  const steps = saga.steps.map((entry) =>
    [entry].flat().map((step) => ({
      ...step,
      timeout: 25,
      retry: { attempts: Math.min(step.retry?.attempts ?? 3, 5), from: 0 },
    })),
  );
  return {
    name,
    types,
    steps,
    ...(timeout !== undefined && { timeout }),
    ...(saga.readData && { readData: (json) => saga.readData?.(json) ?? json }),
    ...(saga.done && { done: async (scope, call) => saga.done?.(scope, call) }),
    ...(saga.failed && { failed: async (scope, call) => saga.failed?.(scope, call) }),
  };
}

function endOf({ effects }: CallReceiver, state: SagaState): EndedSaga {
  const told = effects.filter((one, at) => one !== '' && one !== effects[at - 1]);
  return {
    state,
    done: told.filter((one) => !one.startsWith('undo ')),
    undone: told.filter((one) => one.startsWith('undo ')).map((one) => one.slice('undo '.length)),
  };
}
