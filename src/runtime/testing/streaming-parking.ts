import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { enter, enterAll, refusal, type SubscriptionSubject, told } from './contract-orders.ts';
import { going, ordersIn, processor, processorName, toldAll } from './contract-streams.ts';

/** What becomes of events of a stream that cannot be processed. */
export const streamParking = {
  'tries a batch again, and parks only what still fails by itself': async (
    subject: SubscriptionSubject,
  ) => {
    await enterAll(subject, ['a', 'poison', 'b'], 2);
    const tried: string[] = [];
    const done: string[] = [];
    const said: string[] = [];
    const runner = going(
      subject,
      processor((events, { attempt }) => {
        tried.push(`${events.length}, ${attempt}`);
        if (events.some((event) => told(event) === 'poison 1')) throw new TypeError('no address');
        done.push(...toldAll(events));
      }),
      { onParked: ({ key }) => void said.push(key) },
    );
    await runner.settled();
    assert.deepEqual(done, ['a 1', 'b 1', 'a 2', 'poison 2', 'b 2']);
    const alone = ['1, 1', '1, 1', '1, 2', '1, 3', '1, 1', '1, 1', '1, 1', '1, 1'];
    assert.deepEqual(tried, ['6, 1', '6, 2', '6, 3', ...alone]);
    assert.deepEqual(said, ['contract.order poison']);
    const [letter, ...more] = await subject.deadLetters.list();
    assert.deepEqual(more, []);
    assert.deepEqual(
      [letter?.source, letter?.attempts, letter?.code, letter?.message],
      [processorName, 3, 'TypeError', 'no address'],
    );
    const [status] = await runner.status();
    assert.deepEqual(status, { name: processorName, behind: 0, parked: 1 });
    runner.check();
    await runner.close();
  },

  'goes through a batch that is refused one by one at once': async (
    subject: SubscriptionSubject,
  ) => {
    await enterAll(subject, ['a', 'b'], 2);
    const tried: (readonly string[])[] = [];
    const runner = going(
      subject,
      processor((events) => {
        tried.push(toldAll(events));
        if (events.some((event) => told(event) === 'b 1')) throw refusal();
      }),
    );
    await runner.settled();
    await runner.close();
    assert.deepEqual(tried, [['a 1', 'b 1', 'a 2', 'b 2'], ['a 1'], ['b 1'], ['a 2'], ['b 2']]);
    const letters = await subject.deadLetters.list();
    assert.deepEqual(
      letters.map(({ code, attempts }) => [code, attempts]),
      [['OrderIsClosed', 1]],
    );
  },

  'parks an event of which it fails to say whether it is wanted': async (
    subject: SubscriptionSubject,
  ) => {
    await enterAll(subject, ['a', 'b'], 1);
    const seen: string[] = [];
    const runner = going(
      subject,
      processor((events) => seen.push(...toldAll(events)), {
        wants: ({ stream }) => {
          if (stream.id === 'a') throw new RangeError('it cannot be told');
          return true;
        },
      }),
    );
    await runner.settled();
    await runner.close();
    assert.deepEqual(seen, ['b 1']);
    assert.deepEqual(
      (await subject.deadLetters.list()).map(({ code, key }) => [code, key]),
      [['RangeError', 'contract.order a']],
    );
  },

  'processes a dead letter again when an operator wants that, whatever its partition': async (
    subject: SubscriptionSubject,
  ) => {
    const orders = [0, 1, 2, 3].flatMap((index) => ordersIn(index, 4, 1));
    for (const order of orders) await enter(subject.events, order);
    const keys = new Map<string, string>();
    const seen: string[] = [];
    let isMended = false;
    const runner = going(
      subject,
      processor((events, { keyOf }) => {
        for (const event of events) {
          assert.equal(keys.get(told(event)) ?? keyOf(event), keyOf(event));
          keys.set(told(event), keyOf(event));
        }
        if (!isMended) throw refusal();
        seen.push(...toldAll(events));
      }),
      { partitions: 4 },
    );
    await runner.settled();
    const letters = await subject.deadLetters.list();
    assert.equal(letters.length, 4);
    isMended = true;
    const [kept, ...others] = letters.map(({ id }) => id);
    assert.equal(await subject.deadLetters.mark(others, 'retrying'), 3);
    while (seen.length < 3) await sleep(5);
    await runner.settled();
    await runner.close();
    assert.equal(new Set(seen).size, 3);
    assert.deepEqual(
      (await subject.deadLetters.list()).map(({ id }) => id),
      [kept],
    );
    assert.deepEqual(await subject.deadLetters.list({ state: 'retrying' }), []);
  },

  'says so when it does not hear any more what is to be processed again': async (
    subject: SubscriptionSubject,
  ) => {
    await enter(subject.events, 'a');
    const refusing = going(
      subject,
      processor(() => {
        throw refusal();
      }),
    );
    await refusing.settled();
    await refusing.close();
    const [letter] = await subject.deadLetters.list();
    await subject.deadLetters.mark([letter?.id ?? ''], 'retrying');
    const other = going(
      subject,
      processor(() => assert.fail('it hears something else'), {
        types: { 'contract.order': ['OrderClosed'] },
      }),
    );
    while ((await subject.deadLetters.list()).length === 0) await sleep(5);
    await other.close();
    const [again] = await subject.deadLetters.list();
    assert.equal(again?.code, 'NotHeard');
  },
};
