import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { LeaseLost } from '../leases/index.ts';
import {
  enter,
  quick,
  reaction,
  running,
  type SubscriptionSubject,
  stolen,
  told,
} from './contract-orders.ts';
import { gate } from './gate.ts';

const name = 'contract.reaction';

/** Leaves behind what a process does that dies while it handles the first event of these orders. */
async function dieHandling(
  { events, store, leases }: SubscriptionSubject,
  orders: readonly string[],
  { attempts = 1, ttl = 1 } = {},
): Promise<void> {
  const positions: number[] = [];
  for (const order of orders) positions.push(await enter(events, order));
  await store.begin(name, 0);
  await store.unitOfWork.run(async () => {
    await leases.take(name, { owner: 'one that died', ttl });
    const set = positions.map((position, at) => {
      const key = `contract.order ${orders[at]}`;
      return { position, key, attempts, running: true };
    });
    await store.change(name, { position: positions.at(-1), set });
  });
}

/** How many go on side by side at most, and how many have ended. */
function counting() {
  let [now, most, repeated] = [0, 0, 0];
  const handle = async (): Promise<void> => {
    now += 1;
    most = Math.max(most, now);
    await sleep(10);
    now -= 1;
    repeated += 1;
  };
  return { most: () => most, repeated: () => repeated, handle };
}

/** Who works for a subscription, and who takes over. */
export const leasing = {
  'has a lease with one owner at a time, and a greater token for each': async ({
    leases,
  }: SubscriptionSubject) => {
    const first = await leases.take('it', { owner: 'a', ttl: 60_000 });
    assert.ok(first);
    assert.equal(await leases.take('it', { owner: 'b', ttl: 60_000 }), undefined);
    assert.ok(await leases.take('another', { owner: 'b', ttl: 60_000 }));
    await leases.release(first);
    const second = await leases.take('it', { owner: 'b', ttl: 60_000 });
    assert.ok(second && second.token > first.token);
    await leases.release(first);
    assert.equal(await leases.take('it', { owner: 'a', ttl: 60_000 }), undefined);
  },

  'lets a lease expire unless it is held': async ({ leases }: SubscriptionSubject) => {
    const first = await leases.take('it', { owner: 'a', ttl: 1 });
    assert.ok(first);
    await leases.hold(first, 60_000);
    await sleep(5);
    assert.equal(await leases.take('it', { owner: 'b', ttl: 1 }), undefined);
    await leases.hold(first, 1);
    await sleep(5);
    assert.ok(await leases.take('it', { owner: 'b', ttl: 60_000 }));
    await assert.rejects(leases.hold(first, 60_000), LeaseLost);
  },

  'keeps nothing that is written under a lease that has gone': async ({
    leases,
    store,
  }: SubscriptionSubject) => {
    await store.begin(name, 0);
    const first = await leases.take(name, { owner: 'a', ttl: 0 });
    assert.ok(first && (await leases.take(name, { owner: 'b', ttl: 60_000 })));
    const late = store.unitOfWork.run(async () => {
      await store.change(name, { position: 7 });
      await leases.hold(first, 60_000);
    });
    await assert.rejects(late, LeaseLost);
    assert.equal(await store.position(name), 0);
  },

  'handles each event once however many runners there are': async (
    subject: SubscriptionSubject,
  ) => {
    const other = await subject.another();
    const seen: string[] = [];
    const handle = reaction(async (event) => {
      await sleep(1);
      seen.push(told(event));
    });
    const runners = await Promise.all(
      [subject, other, other].map((process) => running(process, handle)),
    );
    for (let entry = 0; entry < 30; entry += 1) {
      for (const order of ['a', 'b']) await enter(other.events, order);
    }
    await Promise.all(runners.map((runner) => runner.settled()));
    await Promise.all(runners.map((runner) => runner.close()));
    assert.equal(seen.length, 60);
    assert.equal(new Set(seen).size, 60);
  },

  'takes over from one that has died, first of all what that one was at': async (
    subject: SubscriptionSubject,
  ) => {
    await dieHandling(subject, ['a', 'b'], { ttl: 200 });
    await enter(subject.events, 'a');
    await enter(subject.events, 'c');
    const seen: string[] = [];
    const start = performance.now();
    const runner = await running(
      subject,
      reaction(async (event, { attempt }) => {
        seen.push(`${told(event)}, ${attempt}`);
        await sleep(2);
      }),
    );
    await runner.settled();
    await runner.close();
    assert.ok(performance.now() - start >= 150);
    assert.deepEqual(seen.slice(0, 2), ['a 1, 2', 'b 1, 2']);
    assert.deepEqual(seen.slice(2).sort(), ['a 2, 1', 'c 1, 1']);
  },

  'repeats what was interrupted twice one by one, over all subscriptions': async (
    subject: SubscriptionSubject,
  ) => {
    await dieHandling(subject, ['a', 'b'], { attempts: 2 });
    const position = await subject.events.head();
    await subject.store.begin('contract.other', 0);
    await subject.store.unitOfWork.run(() =>
      subject.store.change('contract.other', {
        position,
        set: [{ position, key: 'contract.order b', attempts: 2, running: true }],
      }),
    );
    const { most, repeated, handle } = counting();
    const runner = await running(subject, [
      reaction(handle),
      reaction(handle, { name: 'contract.other' }),
    ]);
    await runner.settled();
    await runner.close();
    assert.deepEqual([most(), repeated()], [1, 3]);
  },

  'repeats what was interrupted once side by side, before what comes after it': async (
    subject: SubscriptionSubject,
  ) => {
    await dieHandling(subject, ['a', 'b', 'c']);
    await enter(subject.events, 'a');
    const seen: string[] = [];
    const { most, handle } = counting();
    const runner = await running(
      subject,
      reaction(async (event, { attempt }) => {
        seen.push(`${told(event)}, ${attempt}`);
        await handle();
      }),
    );
    await runner.settled();
    await runner.close();
    assert.deepEqual([...seen.slice(0, 3)].sort(), ['a 1, 2', 'b 1, 2', 'c 1, 2']);
    assert.deepEqual([seen.slice(3), most()], [['a 2, 1'], 3]);
  },

  'repeats alone what may be tried only once more': async (subject: SubscriptionSubject) => {
    await dieHandling(subject, ['a', 'b', 'c']);
    const { most, repeated, handle } = counting();
    const runner = await running(subject, reaction(handle, { retry: { ...quick, attempts: 1 } }));
    await runner.settled();
    await runner.close();
    assert.deepEqual([most(), repeated()], [1, 3]);
  },

  'parks an event that ended the process as often as it may be tried': async (
    subject: SubscriptionSubject,
  ) => {
    await dieHandling(subject, ['a'], { attempts: quick.attempts + 1 });
    await enter(subject.events, 'a');
    const seen: string[] = [];
    const runner = await running(
      subject,
      reaction((event) => seen.push(told(event))),
    );
    await runner.settled();
    await runner.close();
    assert.deepEqual(seen, ['a 2']);
    const [letter] = await subject.deadLetters.list();
    assert.deepEqual([letter?.code, letter?.attempts], ['Interrupted', 3]);
  },

  'counts an attempt before the handler runs': async (subject: SubscriptionSubject) => {
    await enter(subject.events, 'a');
    const counted: unknown[] = [];
    const runner = await running(
      subject,
      reaction(async (_event, { attempt }) => {
        const [row] = await subject.store.pending(name, { after: 0, limit: 1 });
        counted.push([row?.attempts, row?.running]);
        if (attempt < 3) throw new Error('not yet');
      }),
    );
    await runner.settled();
    await runner.close();
    assert.deepEqual(counted, [
      [1, true],
      [2, true],
      [3, true],
    ]);
  },

  'stops working, and writes nothing, once somebody else has taken over': async (
    subject: SubscriptionSubject,
  ) => {
    const { events, store, leases } = subject;
    await enter(events, 'a');
    const begun = gate<AbortSignal>();
    const runner = await running(
      subject,
      reaction((_event, { signal, attempt }) => {
        if (attempt > 1) return undefined;
        begun.open(signal);
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        });
      }),
      { takeOverAfter: 60 },
    );
    const signal = await begun.passed;
    const thief = await stolen(subject, name);
    while (!signal.aborted) await sleep(5);
    await sleep(50);
    const left = await store.pending(name, { after: 0, limit: 9 });
    assert.deepEqual(
      left.map(({ attempts, running }) => [attempts, running]),
      [[1, true]],
    );
    await leases.release(thief);
    await runner.settled();
    await runner.close();
    assert.deepEqual(await store.pending(name, { after: 0, limit: 9 }), []);
  },
};
