import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { currentActor, system } from '../auth/index.ts';
import { type EventCodec, occasionOf, partitionOf } from '../eventsourcing/index.ts';
import { type ContractCase, casesOf } from './contract.ts';
import { enter, enterAll, orderEvents, type SubscriptionSubject, told } from './contract-orders.ts';
import { going, ordersIn, processor, toldAll } from './contract-streams.ts';
import { fixedClock } from './fixed-clock.ts';
import { gate } from './gate.ts';
import { committing } from './streaming-committing.ts';
import { streamLeasing } from './streaming-leasing.ts';
import { streamParking } from './streaming-parking.ts';
import { repartitioning } from './streaming-repartitioning.ts';

/**
 * What is promised of streams and their processors on every engine; `make` gives empty stores, the one
 * of events with these codecs.
 */
export function streamingContract(
  make: (codecs: readonly EventCodec[]) => Promise<SubscriptionSubject>,
): readonly ContractCase[] {
  return casesOf(() => make([orderEvents]), {
    ...partitioned,
    ...batched,
    ...committing,
    ...streamParking,
    ...streamLeasing,
    ...repartitioning,
  });
}

const orders = Array.from({ length: 12 }, (_, at) => `order-${at}`);

const partitioned = {
  'goes through all from the first event: those of a partition in order, others side by side':
    async (subject: SubscriptionSubject) => {
      await enterAll(subject, orders, 10);
      const seen: string[] = [];
      const busy = new Set<number>();
      const together = gate();
      let most = 0;
      const runner = going(
        subject,
        processor(async (events) => {
          const [partition, ...more] = new Set(
            events.map(({ stream }) => partitionOf(stream.id, 4)),
          );
          assert.ok(partition !== undefined && more.length === 0 && !busy.has(partition));
          busy.add(partition);
          most = Math.max(most, busy.size);
          if (busy.size === 4) together.open();
          await together.passed;
          seen.push(...toldAll(events));
          busy.delete(partition);
        }),
        { partitions: 4 },
      );
      await enterAll(subject, orders, 5);
      await runner.settled();
      await runner.close();
      assert.equal(most, 4);
      assert.equal(seen.length, 180);
      for (const order of orders) {
        const own = seen.filter((one) => one.startsWith(`${order} `));
        assert.deepEqual(
          own,
          Array.from({ length: 15 }, (_, at) => `${order} ${at + 1}`),
        );
      }
    },

  'lets each processor go on from its own place': async (subject: SubscriptionSubject) => {
    await enterAll(subject, ['a'], 3);
    const [fast, slow]: [string[], string[]] = [[], []];
    const held = gate();
    // It may not have come to it yet.
    held.passed.catch(() => undefined);
    const first = going(subject, [
      processor((events) => fast.push(...toldAll(events)), { name: 'contract.orders.fast' }),
      processor(() => held.passed, { name: 'contract.orders.slow' }),
    ]);
    while (fast.length < 3) await sleep(5);
    held.fail(new Error('not yet'));
    await first.close();
    const second = going(subject, [
      processor((events) => fast.push(...toldAll(events)), { name: 'contract.orders.fast' }),
      processor((events) => slow.push(...toldAll(events)), { name: 'contract.orders.slow' }),
      processor((events) => slow.push(...toldAll(events)), { name: 'contract.orders.new' }),
    ]);
    await enter(subject.events, 'a');
    await second.settled();
    await second.close();
    assert.deepEqual(fast, ['a 1', 'a 2', 'a 3', 'a 4']);
    assert.deepEqual(slow.sort(), [...fast, ...fast].sort());
  },

  'hands over what is wanted, and passes over the rest': async (subject: SubscriptionSubject) => {
    await enterAll(subject, ['a', 'b'], 20);
    const batches: (readonly string[])[] = [];
    const runner = going(
      subject,
      processor((events) => batches.push(toldAll(events)), {
        wants: ({ stream }) => stream.id === 'b',
      }),
      { batch: { size: 15, within: 60_000 } },
    );
    await runner.settled();
    assert.deepEqual(
      batches.map((batch) => batch.length),
      [15, 5],
    );
    assert.ok(batches.flat().every((one) => one.startsWith('b ')));
    assert.deepEqual(await runner.status(), [
      { name: 'contract.orders.processor', behind: 0, parked: 0 },
    ]);
    await runner.close();
  },

  'acts as the system, each event in the course of what it belongs to': async (
    subject: SubscriptionSubject,
  ) => {
    await enterAll(subject, ['a', 'b'], 1);
    const [found, wanted]: [unknown[], unknown[]] = [[], []];
    const runner = going(
      subject,
      processor(async (events, delivery) => {
        await delivery.each(events, async ({ meta }, { key, attempt }) => {
          const { correlationId, causationId } = occasionOf(fixedClock('2026-01-31T10:00:00.000Z'));
          found.push([currentActor(), correlationId, causationId, key, attempt]);
          const own = `contract.orders.processor:${meta.id}`;
          wanted.push([system, meta.correlationId, meta.id, own, 1]);
        });
      }),
    );
    await runner.settled();
    await runner.close();
    assert.deepEqual(found, wanted);
    assert.equal(found.length, 2);
  },
};

const batched = {
  'gives over what there is once the batch is full, or its first event has waited long enough':
    async (subject: SubscriptionSubject) => {
      await enterAll(subject, ['a'], 12);
      const batches: number[] = [];
      const process = processor((events) => batches.push(events.length));
      const patient = going(subject, process, { batch: { size: 5, within: 60_000 } });
      while (batches.length < 2) await sleep(5);
      await sleep(50);
      assert.deepEqual(batches, [5, 5]);
      await enterAll(subject, ['a'], 3);
      while (batches.length < 3) await sleep(5);
      await enter(subject.events, 'a');
      await patient.settled();
      assert.deepEqual(batches, [5, 5, 5, 1]);
      await patient.close();
      const start = performance.now();
      const runner = going(subject, process, { batch: { size: 5, within: 100 } });
      await enterAll(subject, ['a'], 2);
      while (batches.length < 5) await sleep(5);
      assert.ok(performance.now() - start >= 90);
      assert.deepEqual(batches, [5, 5, 5, 1, 2]);
      await runner.close();
    },

  'is settled when what follows from events is processed, too': async (
    subject: SubscriptionSubject,
  ) => {
    const seen: string[] = [];
    const runner = going(
      subject,
      processor(async (events) => {
        seen.push(...toldAll(events));
        if (seen.length < 5) await enter(subject.events, `after-${seen.length}`);
      }),
      { partitions: 3, batch: { size: 10, within: 60_000 } },
    );
    await enter(subject.events, 'first');
    await runner.settled();
    await runner.close();
    assert.deepEqual(seen, ['first 1', 'after-1 1', 'after-2 1', 'after-3 1', 'after-4 1']);
  },

  'ends with what is under way, and hands its partition back at once': async (
    subject: SubscriptionSubject,
  ) => {
    await enterAll(subject, ['a'], 4);
    const [begun, held] = [gate(), gate()];
    const seen: string[] = [];
    const batch = { size: 2, within: 0 };
    const runner = going(
      subject,
      processor(async (events) => {
        begun.open();
        await held.passed;
        seen.push(...toldAll(events));
      }),
      { batch, takeOverAfter: 60_000 },
    );
    await begun.passed;
    const closing = runner.close();
    held.open();
    await closing;
    assert.deepEqual(seen, ['a 1', 'a 2']);
    const process = await subject.another();
    const next = going(
      process,
      processor((events) => seen.push(...toldAll(events))),
      { batch },
    );
    await next.settled();
    await next.close();
    assert.deepEqual(seen, ['a 1', 'a 2', 'a 3', 'a 4']);
  },

  'gives up an attempt that takes too long': async (subject: SubscriptionSubject) => {
    const [order = ''] = ordersIn(0, 1, 1);
    await enter(subject.events, order);
    const tried: string[] = [];
    const runner = going(
      subject,
      processor(
        async (events, { attempt, signal }) => {
          tried.push(...events.map((event) => `${told(event)}, ${attempt}`));
          if (attempt > 1) return;
          await new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
          });
        },
        { timeout: 30 },
      ),
    );
    await runner.settled();
    await runner.close();
    assert.deepEqual(tried, [`${order} 1, 1`, `${order} 1, 2`]);
  },
};
