import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { currentActor, system } from '../auth/index.ts';
import type { EventCodec } from '../eventsourcing/index.ts';
import { occasionOf } from '../eventsourcing/index.ts';
import { type ContractCase, casesOf } from './contract.ts';
import {
  enter,
  enterAll,
  orderEvents,
  reaction,
  running,
  type SubscriptionSubject,
  told,
} from './contract-orders.ts';
import { fixedClock } from './fixed-clock.ts';
import { gate } from './gate.ts';
import { leasing } from './subscription-leasing.ts';
import { parking } from './subscription-parking.ts';

/**
 * What is promised of subscriptions on every engine; `make` gives empty stores, the one of events
 * with these codecs.
 */
export function subscriptionContract(
  make: (codecs: readonly EventCodec[]) => Promise<SubscriptionSubject>,
): readonly ContractCase[] {
  return casesOf(() => make([orderEvents]), { ...following, ...failing, ...parking, ...leasing });
}

const numbered = (order: string, entries: number): readonly string[] =>
  Array.from({ length: entries }, (_, at) => `${order} ${at + 1}`);

const ofOrder = (seen: readonly string[], order: string): readonly string[] =>
  seen.filter((one) => one.startsWith(`${order} `));

const following = {
  'handles each event once, in order for each key and side by side for others': async (
    subject: SubscriptionSubject,
  ) => {
    const orders = ['a', 'b', 'c', 'd', 'e'];
    await enterAll(subject, orders, 20);
    const seen: string[] = [];
    let [now, most] = [0, 0];
    const runner = await running(
      subject,
      reaction(
        async (event) => {
          now += 1;
          most = Math.max(most, now);
          await sleep(1);
          seen.push(told(event));
          now -= 1;
        },
        { concurrency: 3 },
      ),
    );
    await enterAll(subject, orders, 10);
    await runner.settled();
    await runner.close();
    assert.equal(seen.length, 150);
    for (const order of orders) assert.deepEqual(ofOrder(seen, order), numbered(order, 30));
    assert.equal(most, 3);
  },

  'goes on from where it was, and begins with what happens from then on where it is new': async (
    subject: SubscriptionSubject,
  ) => {
    await enter(subject.events, 'a');
    const seen: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const runner = await running(
        subject,
        reaction((event) => seen.push(told(event)), { from: 'now' }),
      );
      await enter(subject.events, 'a');
      await runner.settled();
      await runner.close();
    }
    assert.deepEqual(seen, ['a 2', 'a 3', 'a 4']);
  },

  'acts as the system, in the course of what the event belongs to': async (
    subject: SubscriptionSubject,
  ) => {
    await enter(subject.events, 'a');
    const found: unknown[] = [];
    const wanted: unknown[] = [];
    const runner = await running(
      subject,
      reaction(({ meta }, { key, attempt }) => {
        const { correlationId, causationId } = occasionOf(fixedClock('2026-01-31T10:00:00.000Z'));
        found.push([currentActor(), correlationId, causationId, key, attempt]);
        wanted.push([system, meta.correlationId, meta.id, `contract.reaction:${meta.id}`, 1]);
      }),
    );
    await runner.settled();
    await runner.close();
    assert.deepEqual(found, wanted);
    assert.equal(found.length, 1);
  },

  'is settled when what follows from events is handled, too': async (
    subject: SubscriptionSubject,
  ) => {
    const { events } = subject;
    const seen: string[] = [];
    const runner = await running(
      subject,
      reaction(async (event) => {
        seen.push(told(event));
        if (seen.length < 5) await enter(events, `after ${seen.length}`);
      }),
    );
    await enter(events, 'first');
    await runner.settled();
    await runner.close();
    assert.deepEqual(seen, ['first 1', 'after 1 1', 'after 2 1', 'after 3 1', 'after 4 1']);
  },

  'ends with what is under way, and begins nothing more': async (subject: SubscriptionSubject) => {
    await enterAll(subject, ['a', 'b'], 3);
    const seen: string[] = [];
    const [begun, going] = [gate(), gate()];
    const runner = await running(
      subject,
      reaction(async (event) => {
        begun.open();
        await going.passed;
        seen.push(told(event));
      }),
    );
    await begun.passed;
    const closing = runner.close();
    going.open();
    await closing;
    assert.deepEqual(seen.sort(), ['a 1', 'b 1']);
    const again = await running(
      subject,
      reaction((event) => seen.push(told(event))),
    );
    await again.settled();
    await again.close();
    assert.deepEqual(seen.sort(), [...numbered('a', 3), ...numbered('b', 3)]);
  },
};

const failing = {
  'tries again what fails, and only its key waits': async (subject: SubscriptionSubject) => {
    await enterAll(subject, ['a', 'b'], 3);
    const seen: string[] = [];
    const runner = await running(
      subject,
      reaction(
        (event, { attempt }) => {
          if (told(event) === 'a 1' && attempt < 3) throw new Error('not yet');
          seen.push(told(event));
        },
        { retry: { attempts: 2, from: 40, upTo: 80 } },
      ),
    );
    await runner.settled();
    await runner.close();
    assert.deepEqual(seen, [...numbered('b', 3), ...numbered('a', 3)]);
    assert.deepEqual(await subject.deadLetters.list(), []);
  },

  'holds only so much of a key that does not come forward, and others go on': async (
    subject: SubscriptionSubject,
  ) => {
    const seen: string[] = [];
    const going = gate();
    await enterAll(subject, ['stuck'], 60);
    await enterAll(subject, ['a', 'b'], 40);
    const runner = await running(
      subject,
      reaction(async (event) => {
        if (told(event) === 'stuck 1') await going.passed;
        seen.push(told(event));
      }),
      { window: 16 },
    );
    while (seen.length < 80) await sleep(5);
    assert.deepEqual(ofOrder(seen, 'stuck'), []);
    await enterAll(subject, ['stuck'], 5);
    going.open();
    await runner.settled();
    await runner.close();
    assert.deepEqual(ofOrder(seen, 'stuck'), numbered('stuck', 65));
    assert.equal(seen.length, 145);
    const left = await subject.store.pending('contract.reaction', { after: 0, limit: 1 });
    assert.deepEqual(left, []);
  },

  'takes up what is pending from before, in order': async (subject: SubscriptionSubject) => {
    await enterAll(subject, ['stuck', 'a'], 30);
    const begun = gate();
    const seen: string[] = [];
    const first = await running(
      subject,
      reaction(
        (event) => {
          if (told(event) === 'a 30') begun.open();
          if (event.stream.id === 'stuck') throw new Error('not yet');
          seen.push(told(event));
        },
        { retry: { attempts: 5, from: 60_000 } },
      ),
      { window: 16 },
    );
    await begun.passed;
    await first.close();
    await enter(subject.events, 'stuck');
    const second = await running(
      subject,
      reaction((event) => seen.push(told(event))),
      { window: 16 },
    );
    await second.settled();
    await second.close();
    assert.deepEqual(seen, [...numbered('a', 30), ...numbered('stuck', 31)]);
  },

  'gives up an attempt that takes too long': async (subject: SubscriptionSubject) => {
    await enterAll(subject, ['a'], 2);
    const seen: string[] = [];
    const runner = await running(
      subject,
      reaction(
        async (event, { attempt, signal }) => {
          seen.push(`${told(event)}, ${attempt}`);
          if (event.position > 1 || attempt > 1) return;
          await new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
          });
        },
        { timeout: 30 },
      ),
    );
    await runner.settled();
    await runner.close();
    assert.deepEqual(seen, ['a 1, 1', 'a 1, 2', 'a 2, 1']);
  },
};
