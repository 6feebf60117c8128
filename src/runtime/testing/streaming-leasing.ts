import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  enter,
  enterAll,
  quick,
  type SubscriptionSubject,
  stolen,
  told,
} from './contract-orders.ts';
import { going, processor, processorName, toldAll } from './contract-streams.ts';
import { gate } from './gate.ts';

const place = `${processorName} 1/1`;

/** Leaves behind what a process does that dies while it goes through all of the log. */
async function dieProcessing(
  { events, store, leases }: SubscriptionSubject,
  { attempts = 1, ttl = 1 } = {},
): Promise<void> {
  const position = await events.head();
  await store.begin(place, 0);
  await store.unitOfWork.run(async () => {
    await leases.take(place, { owner: 'one that died', ttl });
    await store.change(place, {
      set: [{ position, key: 'contract.order a', attempts, running: true }],
    });
  });
}

/** Who goes through a partition, and who takes over. */
export const streamLeasing = {
  'processes each event once however many processes there are': async (
    subject: SubscriptionSubject,
  ) => {
    const other = await subject.another();
    const orders = Array.from({ length: 8 }, (_, at) => `order-${at}`);
    const seen: string[] = [];
    const process = processor(async (events) => {
      await sleep(1);
      seen.push(...toldAll(events));
    });
    const runners = [subject, other, other].map((one) => going(one, process, { partitions: 4 }));
    await enterAll(other, orders, 10);
    await Promise.all(runners.map((runner) => runner.settled()));
    await Promise.all(runners.map((runner) => runner.close()));
    assert.equal(seen.length, 80);
    for (const order of orders) {
      const own = seen.filter((one) => one.startsWith(`${order} `));
      assert.deepEqual(
        own,
        Array.from({ length: 10 }, (_, at) => `${order} ${at + 1}`),
      );
    }
  },

  'takes over from one that has died, and goes through its batch one by one': async (
    subject: SubscriptionSubject,
  ) => {
    await enterAll(subject, ['a', 'b'], 1);
    await dieProcessing(subject, { ttl: 200 });
    await enterAll(subject, ['c', 'd'], 1);
    const batches: (readonly string[])[] = [];
    const start = performance.now();
    const runner = going(
      subject,
      processor((events) => batches.push(toldAll(events))),
    );
    await runner.settled();
    await runner.close();
    assert.ok(performance.now() - start >= 150);
    assert.deepEqual(batches, [['a 1'], ['b 1'], ['c 1', 'd 1']]);
  },

  'parks what ended the process as often as it may be tried, and others go on': async (
    subject: SubscriptionSubject,
  ) => {
    await enter(subject.events, 'a');
    await dieProcessing(subject, { attempts: quick.attempts + 1 });
    await enter(subject.events, 'b');
    const seen: string[] = [];
    const runner = going(
      subject,
      processor((events) => seen.push(...toldAll(events))),
    );
    await runner.settled();
    await runner.close();
    assert.deepEqual(seen, ['b 1']);
    const [letter] = await subject.deadLetters.list();
    assert.deepEqual(
      [letter?.code, letter?.attempts, letter?.key],
      ['Interrupted', 3, 'contract.order a'],
    );
  },

  'counts a delivery before the processor is called': async (subject: SubscriptionSubject) => {
    await enterAll(subject, ['a', 'b'], 1);
    const counted: unknown[] = [];
    const runner = going(
      subject,
      processor(async (events, { attempt }) => {
        const [row] = await subject.store.pending(place, { after: 0, limit: 1 });
        counted.push([row?.position === events.at(-1)?.position, row?.attempts, row?.running]);
        if (attempt < 3) throw new Error('not yet');
      }),
    );
    await runner.settled();
    await runner.close();
    assert.deepEqual(counted, [
      [true, 1, true],
      [true, 2, true],
      [true, 3, true],
    ]);
    assert.deepEqual(await subject.store.pending(place, { after: 0, limit: 9 }), []);
  },

  'stops, and writes nothing, once somebody else has taken over': async (
    subject: SubscriptionSubject,
  ) => {
    const { events, store, leases } = subject;
    await enter(events, 'a');
    const begun = gate<AbortSignal>();
    const seen: string[] = [];
    const runner = going(
      subject,
      processor((batch, { signal, attempt }) => {
        if (attempt > 1) return void seen.push(...batch.map(told));
        begun.open(signal);
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        });
      }),
      { takeOverAfter: 60 },
    );
    const signal = await begun.passed;
    const thief = await stolen(subject, place);
    while (!signal.aborted) await sleep(5);
    await sleep(50);
    assert.equal(await store.position(place), 0);
    const left = await store.pending(place, { after: 0, limit: 9 });
    assert.deepEqual(
      left.map(({ attempts, running }) => [attempts, running]),
      [[1, true]],
    );
    await leases.release(thief);
    await runner.settled();
    await runner.close();
    assert.deepEqual(seen, ['a 1']);
  },
};
