import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { enterAll, type SubscriptionProcess, type SubscriptionSubject } from './contract-orders.ts';
import { going, ordersIn, processor, processorName, toldAll } from './contract-streams.ts';
import { gate } from './gate.ts';

const orders = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((index) => ordersIn(index, 8, 2));

/** Until nothing of a stream with so many partitions is left to do but what these orders hold up. */
async function goUntilHeldUp(
  process: SubscriptionProcess,
  seen: string[],
  { partitions, heldUp }: { readonly partitions: number; readonly heldUp: readonly string[] },
): Promise<void> {
  const held = gate();
  // Nothing may have come to it yet.
  held.passed.catch(() => undefined);
  const runner = going(
    process,
    processor(async (events) => {
      if (events.some(({ stream }) => heldUp.includes(stream.id))) return held.passed;
      seen.push(...toldAll(events));
    }),
    { partitions, batch: { size: 3, within: 0 } },
  );
  for (let before = -1; before !== seen.length; ) {
    before = seen.length;
    await sleep(150);
  }
  held.fail(new Error('not yet'));
  await runner.close();
}

async function goThroughAll(
  process: SubscriptionProcess,
  seen: string[],
  partitions: number,
): Promise<void> {
  const runner = going(
    process,
    processor((events) => seen.push(...toldAll(events))),
    { partitions },
  );
  await runner.settled();
  await runner.close();
}

function assertOnceInOrder(seen: readonly string[], entries: number): void {
  assert.equal(seen.length, orders.length * entries);
  for (const order of orders) {
    const own = seen.filter((one) => one.startsWith(`${order} `));
    assert.deepEqual(
      own,
      Array.from({ length: entries }, (_, at) => `${order} ${at + 1}`),
    );
  }
}

/** What becomes of the places of partitions when there are to be more or fewer of them. */
export const repartitioning = {
  'goes on from where each partition was, with more of them and with fewer again': async (
    subject: SubscriptionSubject,
  ) => {
    const seen: string[] = [];
    const heldUp = ordersIn(2, 8, 1);
    await enterAll(subject, orders, 3);
    await goUntilHeldUp(subject, seen, { partitions: 4, heldUp });
    assert.ok(seen.length < orders.length * 3);
    await goUntilHeldUp(subject, seen, { partitions: 8, heldUp });
    await enterAll(subject, orders, 2);
    await goUntilHeldUp(subject, seen, { partitions: 4, heldUp });
    await goThroughAll(subject, seen, 1);
    assertOnceInOrder(seen, 5);
    const places = await subject.store.positionsOf(processorName);
    assert.deepEqual([...places.keys()], [`${processorName} 1/1`]);
    await enterAll(subject, orders, 1);
    await goThroughAll(subject, seen, 3);
    assertOnceInOrder(seen, 6);
  },

  'waits until nobody goes through them as they were, and lets who did rest': async (
    subject: SubscriptionSubject,
  ) => {
    await enterAll(subject, orders, 1);
    const seen: string[] = [];
    const [begun, held] = [gate(), gate()];
    const former = going(
      await subject.another(),
      processor(async (events) => {
        begun.open();
        await held.passed;
        seen.push(...toldAll(events));
      }),
      { partitions: 1, batch: { size: 100, within: 0 } },
    );
    await begun.passed;
    const later = going(
      subject,
      processor((events) => seen.push(...toldAll(events))),
      { partitions: 2 },
    );
    await sleep(100);
    assert.deepEqual(seen, []);
    held.open();
    await later.settled();
    await enterAll(subject, orders, 1);
    await later.settled();
    former.check();
    await former.close();
    await later.close();
    assertOnceInOrder(seen, 2);
    assert.equal((await subject.store.positionsOf(processorName)).size, 2);
  },
};
