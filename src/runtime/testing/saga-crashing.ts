import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Saga,
  type SagaCall,
  type SagaInstance,
  SagaRunner,
  type SagaStore,
} from '../saga/index.ts';
import { CallReceiver, type Fate, refused } from './call-receiver.ts';
import {
  beginCheckout,
  begun,
  checkoutSaga,
  lines,
  runningSagas,
  type SagaSubject,
} from './contract-checkouts.ts';
import { mortal } from './mortal.ts';
import { unexpected } from './unexpected.ts';

// Who has died answers nobody.
const answer = (): Promise<never> => new Promise(() => undefined);

/** A store whose process is killed after so many writes. */
function dyingStore(store: SagaStore, writes: number) {
  let left = writes;
  const isDead = (): boolean => left <= 0;
  const count = <T>(some: readonly T[]): readonly T[] => {
    if (some.length > 0) left -= 1;
    return some;
  };
  const dying = mortal(
    store,
    { isDead, answer },
    {
      unitOfWork: mortal(store.unitOfWork, { isDead, answer }),
      add: (some) => store.add(count(some)),
      write: (some) => store.write(count(some)),
    },
  );
  return { store: dying, isDead };
}

interface Life {
  readonly receiver: CallReceiver;
  readonly instance: SagaInstance;
  /** It had nothing more to do when it was to be killed. */
  readonly isOver: boolean;
}

interface Death {
  readonly checkout: string;
  /** After how many writes it comes. */
  readonly writes: number;
  /** What was begun then still arrives. */
  readonly sends: boolean;
}

/** Being killed costs attempts, too. */
const patient = (receiver: CallReceiver, name: string) =>
  checkoutSaga(receiver, { name }, { timeout: 5_000, attempts: 5 });

/** A process that is killed, and another one that comes after it. */
async function live(
  subject: SagaSubject,
  fates: Readonly<Record<string, readonly Fate[]>>,
  { checkout, writes, sends }: Death,
): Promise<Life> {
  const receiver = new CallReceiver(fates);
  const name = `contract.${checkout}`;
  const { store, isDead } = dyingStore(subject.store, writes);
  const late = sends ? receiver : mortal(receiver, { isDead, answer });
  const event = await beginCheckout(subject, checkout, lines);
  const first = new SagaRunner({
    events: subject.events,
    store,
    sagas: [],
    takeOverAfter: 1,
    closeWithin: 1,
    onError: (error) => void (isDead() || unexpected(error)),
    onParked: unexpected,
  });
  void first.begin(patient(late, name), event);
  const last = async (): Promise<SagaInstance | undefined> =>
    (await subject.store.list({ saga: name }))[0];
  while (!isDead() && (await last())?.owner !== null) await sleep(1);
  const isOver = !isDead();
  // What was under way has its effect before others take over.
  await sleep(5);
  const saga = patient(receiver, name);
  const next = runningSagas(subject, [saga], { pollEvery: 5 });
  await next.begin(saga, event);
  await next.settled();
  await next.close();
  // It does not end while it waits for an answer that nobody gives.
  void first.close();
  const instance = await last();
  assert.ok(instance);
  return { receiver, instance, isOver };
}

const effectsOf = ({ receiver: { effects } }: Life): readonly string[] =>
  effects.map((one) => one.replace(/ of .*/, '')).sort();

/** Kills one process after each of its writes, and holds all lives against each other. */
async function killEverywhere(
  subject: SagaSubject,
  fates: Readonly<Record<string, readonly Fate[]>>,
): Promise<void> {
  const whole = { checkout: 'undisturbed', writes: 1_000, sends: true };
  const undisturbed = await live(subject, fates, whole);
  for (const sends of [true, false]) {
    for (let writes = 1; ; writes += 1) {
      const checkout = `killed after ${writes}, ${sends}`;
      const life = await live(subject, fates, { checkout, writes, sends });
      assert.equal(life.instance.state, undisturbed.instance.state, checkout);
      assert.deepEqual(effectsOf(life), effectsOf(undisturbed), checkout);
      if (life.isOver) {
        assert.ok(writes > 3, `${writes} writes were enough`);
        break;
      }
    }
  }
}

/** What becomes of sagas whose process dies. */
export const crashing = {
  'is done by others whenever its process is killed, with each effect once': (
    subject: SagaSubject,
  ) => killEverywhere(subject, {}),

  'is taken back by others whenever its process is killed, with each effect once': (
    subject: SagaSubject,
  ) => killEverywhere(subject, { record: ['refuse', 'refuse', 'refuse'] }),

  'is done by others whenever its process is killed, where answers get lost': (
    subject: SagaSubject,
  ) => killEverywhere(subject, { charge: ['lost'], dispatch: ['fail'] }),

  'parks a step that ends every process, after it was tried so often': async (
    subject: SagaSubject,
  ) => {
    const receiver = new CallReceiver();
    const saga = checkoutSaga(receiver);
    const event = await beginCheckout(subject, 'a', lines);
    const { id: eventId } = event.meta;
    const at = '2026-01-31T10:00:00.000Z';
    await subject.store.add([
      {
        id: `${saga.name}:${eventId}`,
        saga: saga.name,
        position: event.position,
        state: 'undoing',
        journal: {
          steps: { charge: { state: 'undoing', finished: 1, attempts: 3, at } },
          failure: { step: 'dispatch', error: 'OutOfStock', message: 'not enough stock' },
        },
        startedAt: at,
        endedAt: null,
        owner: 'one that died',
        token: 3,
        dueAt: 1,
      },
    ]);
    const runner = runningSagas(subject, [saga]);
    await runner.settled();
    await runner.close();
    const [instance] = await subject.store.list();
    assert.equal(instance?.state, 'parked');
    assert.equal(instance?.journal.steps.charge?.failure?.code, 'Interrupted');
    assert.deepEqual(receiver.calls, []);
  },

  'calls a step that was renamed meanwhile by the name that it was begun under': async (
    subject: SagaSubject,
  ) => {
    const keys: string[] = [];
    const note = async (_scope: unknown, { key }: SagaCall): Promise<void> => void keys.push(key);
    const step = { name: 'pay', do: note, undo: note };
    const refuse = () => Promise.reject(refused());
    const saga: Saga = {
      name: 'contract.renamed',
      types: begun,
      steps: [step, { name: 'next', do: refuse }],
    };
    const event = await beginCheckout(subject, 'a');
    const at = '2026-01-31T10:00:00.000Z';
    await subject.store.add([
      {
        id: 'contract.before:e',
        saga: saga.name,
        position: event.position,
        state: 'running',
        journal: {
          steps: { pay: { calledAs: 'charge', state: 'doing', finished: 0, attempts: 1, at } },
        },
        startedAt: at,
        endedAt: null,
        owner: null,
        token: 3,
        dueAt: 1,
      },
    ]);
    const runner = runningSagas(subject, [saga]);
    await runner.settled();
    await runner.close();
    assert.deepEqual(keys, ['contract.before:e/charge', 'contract.before:e/charge:undo']);
  },
};
